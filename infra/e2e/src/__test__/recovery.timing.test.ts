import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { serviceNames } from '@ticketing/common/contracts';
import { onThisMachine } from '@ticketing/common/testing';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, platform } from '../harness/platform.ts';
import { keepBuying, keepHolding } from '../harness/purchases.ts';

const brokers: Broker[] = ['nats-streaming-server', 'nats-server'];
const isThere = (broker: Broker) =>
  Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));
const rounds = Number(process.env.RECOVERY_ROUNDS ?? 2);
const boundMs = 5000;

const worstAndMedian = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)] as [number, number];
  return { worst, text: `median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms` };
};

describe.each(brokers)('recovery over %s', (broker) => {
  (isThere(broker) ? it : it.skip)(
    'When any one process is killed, then within 5 s somebody lists, orders and pays, and no hold ends later than that',
    async () => {
      const place = await platform({ broker, env: { ORDER_HOLD_SECONDS: '10' } });
      try {
        const buying = keepBuying(place, 3);
        const holding = await keepHolding(place);
        const victims = { ...place.services, broker: place.broker };
        const all: number[] = [];
        for (const name of [...serviceNames, 'broker'] as const) {
          const times: number[] = [];
          for (let round = 0; round < rounds; round++) {
            await sleep(500 + Math.random() * 500);
            const killedAt = performance.now();
            await victims[name].kill();
            const starting = victims[name].start();
            const { doneAt, steps } = await buying.another();
            await starting;
            const tookMs = doneAt - killedAt;
            if (tookMs > boundMs) console.log(`${name} killed: ${tookMs.toFixed(0)} ms: ${steps}`);
            times.push(tookMs);
          }
          console.log(`${broker}, ${name} killed ${rounds} times: ${worstAndMedian(times).text}`);
          all.push(...times);
        }
        await Promise.all([buying.stop(), holding.stop()]);
        const late = worstAndMedian(await holding.latenessMs(boundMs));
        const recovered = worstAndMedian(all);
        console.log(`${broker}: whole purchase again: ${recovered.text}; holds ended late: ${late.text}`);
        const orders = buying.purchases.map(({ orderId }) => orderId);
        expect((await place.check(30_000, { orders, boundMs })).violations).toEqual([]);
        expect(recovered.worst).toBeLessThan(onThisMachine(boundMs));
        expect(late.worst).toBeLessThan(onThisMachine(boundMs));
      } finally {
        await place.stop();
      }
    },
    300_000,
  );
});
