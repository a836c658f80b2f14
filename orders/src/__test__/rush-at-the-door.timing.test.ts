import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { onThisMachine } from '@ticketing/common/testing';
import { eventNight } from './event-night.ts';
import { type OrdersTest, startOrders } from './start-orders.ts';

const perSecond = 200;
const seconds = 10;
const seats = 4;
/** A quiet machine needs a seventh of it. */
const maxMs = 1000;

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

/** An event of its own for each try: who is in is in. */
const soldOut = async () => {
  const night = await eventNight(test, { quantity: perSecond * seconds });
  const codes: string[] = [];
  while (codes.length < perSecond * seconds)
    codes.push(...(await night.sold(seats)).list.map(({ code }) => code));
  return { ...night, codes };
};

it(`When ${perSecond} passes are scanned a second for ${seconds} s, then every one is let in, in a moment`, async () => {
  const { codes, ticketId, seller } = await soldOut();
  const cookie = seller.as();
  const scan = async (code: string, due: number) => {
    const response = await fetch(`${test.url}/api/orders/check-ins`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ticketId, code }),
    });
    const { result } = (await response.json()) as { result: string };
    // from when it was to be scanned: who is late has waited
    return { result, ms: performance.now() - due };
  };
  const began = performance.now();
  const scans: ReturnType<typeof scan>[] = [];
  // people of one order do not come one right behind the other
  for (let n = 0; n < codes.length; n++) {
    const due = began + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    scans.push(scan(codes[(n * 41) % codes.length] as string, due));
  }
  const answers = await Promise.all(scans);
  const tookMs = performance.now() - began;
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) =>
    Math.round(sorted[Math.floor(part * sorted.length)] ?? 0),
  );
  const rate = Math.round((answers.length * 1000) / tookMs);
  console.log(`${rate} scans a second: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
  expect(new Set(answers.map(({ result }) => result))).toEqual(new Set(['welcome']));
  expect(tookMs).toBeLessThan(onThisMachine((seconds * 1000) / 0.9));
  expect(p99).toBeLessThan(onThisMachine(maxMs));
}, 120_000);
