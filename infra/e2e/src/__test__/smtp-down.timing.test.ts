import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { findProgram } from '../harness/find-program.ts';
import { type Broker, platform } from '../harness/platform.ts';
import { keepBuying } from '../harness/purchases.ts';
import { smtp } from '../harness/smtp.ts';

const broker: Broker = 'nats-streaming-server';
const isThere = Boolean(process.env.CI || (findProgram(broker) && findProgram('redis-server')));
const roundMs = 4000;
const round = ['works', 'is down', 'works', 'hangs'] as const;
/** Of a p99 in rounds of a few hundred answers. */
const maxRatio = 1.6;

const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;

(isThere ? it : it.skip)(
  'When SMTP is down and hangs while people buy, then nobody waits for it, and later each receipt is sent once',
  async () => {
    const post = await smtp();
    const place = await platform({ broker, env: { SMTP_URL: post.url } });
    const times: Record<string, number[]> = { works: [], 'is down': [], hangs: [] };
    try {
      const buying = keepBuying(place, 3);
      await sleep(roundMs);
      for (const state of [...round, ...round, 'works'] as const) {
        await post.becomes(state);
        const from = place.answers.length;
        await sleep(roundMs);
        const others = place.answers.slice(from).filter(({ request }) => !/notifications/.test(request));
        times[state]?.push(...others.map(({ ms }) => ms));
      }
      await buying.stop();
      const { purchases } = buying;
      const sent = () => post.receipts.length >= purchases.length;
      await until('all receipts are sent', sent, 60_000);

      const of = (state: string) => p99(times[state] as number[]);
      const [well, down, hanging] = [of('works'), of('is down'), of('hangs')];
      console.log(
        `p99 of other services ${well} ms, ${down} ms while SMTP is down, ${hanging} ms while it ` +
          `hangs; ${purchases.length} receipts`,
      );
      const orders = purchases.map(({ orderId }) => orderId);
      expect((await place.check(30_000, { orders })).violations).toEqual([]);
      expect(post.receipts).toHaveLength(purchases.length);
      expect(new Set(post.messageIds).size).toBe(post.messageIds.length);
      expect(Math.max(down, hanging)).toBeLessThan(maxRatio * well);
    } finally {
      await place.stop();
      await post.stop();
    }
  },
  180_000,
);
