import { strictEqual as equal, ok } from 'node:assert';
import { expect, it } from '@jest/globals';
import { type OrderStatus, TicketCreated } from '@ticketing/common/contracts';
import fc from 'fast-check';
import { admit } from '../admission.ts';
import { cancel, expire, extend, reserve, whyNotExtend } from '../hold.ts';
import { isHeld, moves, type Order } from '../order.ts';
import { awaitPayment, complete, fail, type PaymentNews, refund, requestRefund } from '../payment.ts';

const runs = 10_000;
const minute = 60_000;
const start = new Date('2030-05-01T10:00:00.000Z');

let passes = 0;

const intents = {
  cancel: (order: Order, _: PaymentNews, at: Date) => cancel(order, at),
  expire: (order: Order, _: PaymentNews, at: Date) => expire(order, at),
  extend: (order: Order, _: PaymentNews, at: Date) => (whyNotExtend(order, at) ? undefined : extend(order)),
  awaitPayment,
  complete: (order: Order, payment: PaymentNews, at: Date) =>
    complete(order, payment, at, () => `pass-${++passes}`),
  fail,
  admit: (order: Order, _: PaymentNews, at: Date) => {
    const [pass] = order.passes ?? [];
    const admission = pass && admit(order, pass, { at });
    return admission?.result === 'welcome' ? admission.change : undefined;
  },
  requestRefund: (order: Order, _: PaymentNews, at: Date) => requestRefund(order, at),
  refund: (order: Order, _: PaymentNews, at: Date) => refund(order, at),
};
type Intent = keyof typeof intents;

const step = fc.record({
  intent: fc.constantFrom(...(Object.keys(intents) as Intent[])),
  payment: fc.record({
    version: fc.integer({ min: 0, max: 5 }),
    attempt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    authorizedAt: fc.option(
      fc.integer({ min: 0, max: 40 * minute }).map((ms) => new Date(start.getTime() + ms).toISOString()),
      { nil: undefined },
    ),
  }),
  /** Clocks of replicas differ: time may also go back. */
  afterMs: fc.integer({ min: -2 * minute, max: 8 * minute }),
});

type Step = { intent: Intent; payment: PaymentNews };

/** What aggregates do with it: a version for each change, none for a refusal or for nothing. */
const applied = (order: Order, { intent, payment }: Step, at: Date) => {
  const change = intents[intent](order, payment, at);
  return change ? { ...change.state, version: order.version + 1 } : order;
};

/** node:assert, because a million of jest's expectations take half a minute. */
const mustFollow = (before: Order, after: Order, at: Date, { intent, payment }: Step) => {
  equal(after.version - before.version, after === before ? 0 : 1);
  const way = after.history.slice(before.history.length - 1).map(({ status }) => status);
  for (const [index, status] of way.slice(1).entries()) ok(moves[way[index] as OrderStatus].includes(status));
  for (const [index, entry] of before.history.entries()) equal(after.history[index], entry);
  equal(after.history.at(-1)?.status, after.status);

  const isOver = after.status === 'cancelled' || after.status === 'refunded';
  equal(after.live, isOver ? undefined : true);
  equal(after.holdNumber !== undefined, isHeld(after));
  equal(after.reason !== undefined, after.status === 'cancelled');
  if (after.reason === 'expired' && !before.reason) ok(isHeld(before) && before.expiresAt <= at);
  if (intent === 'complete' && after !== before && after.status === 'complete')
    ok(before.expiresAt > at || before.expiresAt.toISOString() > String(payment.authorizedAt));

  const wasPaid = after.history.some(({ status }) => status === 'complete');
  equal(after.passes?.length, wasPaid ? after.quantity : undefined);
  for (const pass of after.passes ?? []) equal(pass.status === 'void', after.status !== 'complete');

  ok(after.expiresAt >= before.expiresAt);
  ok(after.expiresAt.getTime() - after.createdAt.getTime() <= 30 * minute);
  for (const field of ['ticket', 'slots', 'totalCents', 'userId', 'createdAt'] as const)
    equal(after[field], before[field]);
};

it(`When anything happens in any order (${runs} random lives), then no state is illegal and versions only grow`, () => {
  const created = reserve(TicketCreated.sample, {
    id: 'order-1',
    number: 'ABCD2345',
    userId: 'buyer',
    slots: [0, 1],
    holdNumber: 0,
    at: start,
    holdSeconds: 900,
  }).state;
  const reached = new Set<string>();

  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let order = created;
      let at = start;
      for (const one of steps) {
        at = new Date(at.getTime() + one.afterMs);
        const next = applied(order, one, at);
        mustFollow(order, next, at, one);
        reached.add(next.status);
        order = next;
      }
    }),
    { numRuns: runs },
  );
  expect(reached.size).toBe(6);
}, 60_000);
