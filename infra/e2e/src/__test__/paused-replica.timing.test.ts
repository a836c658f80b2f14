import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, platform } from '../harness/platform.ts';
import { keepBuying } from '../harness/purchases.ts';

const brokers: Broker[] = ['nats-streaming-server', 'nats-server'];
const isThere = (broker: Broker) =>
  Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));
const pausedMs = 8000;
const maxAnswerMs = 10_000;

describe.each(brokers)('a paused replica over %s', (broker) => {
  (isThere(broker) ? it : it.skip)(
    'When one of two replicas of orders hangs for 8 s, then no answer takes longer than 10 s, and everything settles',
    async () => {
      const place = await platform({ broker, replicas: { orders: 2 } });
      try {
        const buying = keepBuying(place, 6);
        await sleep(1000);
        const pid = place.replicas['orders-2']?.pid as number;
        process.kill(pid, 'SIGSTOP');
        const pausedAt = performance.now();
        await sleep(pausedMs);
        process.kill(pid, 'SIGCONT');
        const resumedAt = performance.now();
        await sleep(2000);
        await buying.stop();

        const slowest = place.answers.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
        const meanwhile = buying.purchases.filter(({ doneAt }) => doneAt > pausedAt && doneAt < resumedAt);
        console.log(
          `${broker}: ${place.answers.length} answers, slowest ${JSON.stringify(slowest)}, ` +
            `${meanwhile.length} purchases complete while it was paused`,
        );
        const orders = buying.purchases.map(({ orderId }) => orderId);
        expect((await place.check(30_000, { orders })).violations).toEqual([]);
        expect(slowest[0]?.ms).toBeLessThan(onThisMachine(maxAnswerMs));
        expect(place.answers.filter(({ status }) => status === 500)).toEqual([]);
      } finally {
        await place.stop();
      }
    },
    120_000,
  );
});
