import { ok } from 'node:assert';
import { describe, expect, it } from '@jest/globals';
import { orderStatuses } from '@ticketing/common/contracts';
import fc from 'fast-check';
import { type Deadline, fire, follow, type ReceivedOrder, secondsLeft } from '../deadline.ts';

const start = new Date('2030-05-01T10:00:00.000Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const order = (given: Partial<ReceivedOrder> = {}): ReceivedOrder => ({
  id: 'order-1',
  version: 0,
  status: 'created',
  userId: 'buyer',
  expiresAt: at(900),
  ...given,
});
const known = (given: Partial<ReceivedOrder> = {}, seconds = 0) =>
  follow(undefined, order(given), at(seconds)) as Deadline;
const after = (deadline: Deadline, seconds: number) => {
  const change = fire(deadline, at(seconds));
  return { ...(change?.state as Deadline), version: deadline.version + 1 };
};

describe('following an order', () => {
  it('When the hold is longer than five minutes, then soon comes first; else only complete', () => {
    expect(known().next).toEqual({ fact: 'expiration:soon', at: at(600) });
    expect(known({ expiresAt: at(300) }).next).toEqual({ fact: 'expiration:complete', at: at(300) });
    expect(known({ expiresAt: at(301) }).next).toEqual({ fact: 'expiration:soon', at: at(1) });
  });

  it('When the same or an older state is received, then nothing happens', () => {
    const deadline = known({ version: 2 });
    for (const version of [0, 1, 2]) expect(follow(deadline, order({ version }), at(1))).toBeUndefined();
  });

  it('When the deadline is put off, then its words begin anew, even after complete was said', () => {
    const done = after(known({ expiresAt: at(200) }), 200);
    expect(done.doneAt).toEqual(at(200));
    const later = follow(done, order({ version: 1, expiresAt: at(500) }), at(201)) as Deadline;
    expect(later).toMatchObject({ version: 3, next: { fact: 'expiration:complete', at: at(500) } });
    expect(later.doneAt).toBeUndefined();
  });

  it('When only the status changes, then what was said is not said again', () => {
    const warned = after(known(), 600);
    const paying = follow(warned, order({ version: 1, status: 'awaiting:payment' }), at(601));
    expect(paying?.next).toEqual({ fact: 'expiration:complete', at: at(900) });
    const done = after(warned, 900);
    const late = follow(done, order({ version: 1, status: 'awaiting:payment' }), at(901));
    expect(late).toMatchObject({ doneAt: at(900), orderVersion: 1 });
    expect(late?.next).toBeUndefined();
  });

  it.each(['complete', 'cancelled', 'refund:pending', 'refunded'] as const)(
    'When the order is %s, then there is nothing more to say',
    (status) => {
      const over = follow(known(), order({ version: 1, status }), at(5)) as Deadline;
      expect(over).toMatchObject({ doneAt: at(5), orderVersion: 1 });
      expect(fire(over, at(10_000))).toBeUndefined();
    },
  );
});

describe('firing', () => {
  it('When its time has not come by a millisecond, then nothing is said', () => {
    const warned = after(known(), 600);
    expect(fire(known(), at(599.999))).toBeUndefined();
    expect(fire(warned, at(899.999))).toBeUndefined();
    expect(fire(warned, at(900))?.events).toEqual(['expiration:complete']);
  });

  it('When there was nobody to say soon in time, then only complete is said', () => {
    expect(fire(known(), at(900))?.events).toEqual(['expiration:complete']);
  });
});

it('When asked how long is left, then whole seconds, never zero before the end, zero when it is over', () => {
  const left = (seconds: number) => secondsLeft(known(), at(seconds));
  expect([left(0), left(0.5), left(899.999), left(900), left(901)]).toEqual([900, 900, 1, 0, 0]);
  const paid = follow(known(), order({ version: 1, status: 'complete' }), at(1)) as Deadline;
  expect(secondsLeft(paid, at(2))).toBe(0);
});

it('When anything is received in any order and alarms fire at any time, then never early, never older, never twice (10,000 lives)', () => {
  const step = fc.record({
    version: fc.integer({ min: 0, max: 6 }),
    status: fc.constantFrom(...orderStatuses),
    expiresIn: fc.integer({ min: 0, max: 1800 }),
    fires: fc.boolean(),
    after: fc.integer({ min: -60, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      let deadline: Deadline | undefined;
      let seconds = 0;
      const ids = new Set<string>();
      const truth = new Map<number, ReceivedOrder>();
      for (const one of steps) {
        seconds += one.after;
        const now = at(seconds);
        if (one.fires && deadline) {
          const before = deadline;
          const change = fire(before, now);
          if (!change) {
            ok(!before.next || before.next.at > now);
            continue;
          }
          const [fact] = change.events;
          ok(fact === 'expiration:soon' ? now < before.expiresAt : now >= before.expiresAt);
          deadline = { ...change.state, version: before.version + 1 };
          const id = `${fact}/${deadline.version}`;
          ok(!ids.has(id));
          ids.add(id);
          ok((deadline.next === undefined) === (deadline.doneAt !== undefined));
          continue;
        }
        // an order has one state a version, however often and late it is received
        const { version, status } = one;
        const received = truth.get(version) ?? order({ version, status, expiresAt: at(one.expiresIn) });
        truth.set(version, received);
        const next = follow(deadline, received, now);
        if (deadline && version <= deadline.orderVersion) ok(next === undefined);
        else {
          ok(next && next.orderVersion === version && next.version === (deadline?.version ?? 0) + 1);
          ok((next.next === undefined) === (next.doneAt !== undefined));
          if (next.next) ok(next.next.at <= next.expiresAt && next.expiresAt === received.expiresAt);
        }
        deadline = next ?? deadline;
      }
    }),
    { numRuns: 10_000 },
  );
});
