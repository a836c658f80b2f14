import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resize, type SeatsOnSale, type Taken } from '../seats-on-sale.ts';

const none: Taken = { slots: [], unpaid: 0 };
const request = (wanted: number | 'withdrawn', version = 1) => ({
  ticketId: 't',
  version,
  quantity: 5,
  wanted,
});
const after = (known: SeatsOnSale | undefined, ...args: [ReturnType<typeof request>, Taken]) =>
  resize(known, ...args)?.state as SeatsOnSale;
const left = ({ size, slots }: SeatsOnSale) => size - slots.length;

describe('how many seats are on sale', () => {
  it('When fewer are wanted than are taken, then no, and nothing changes', () => {
    const state = after(undefined, request(2), { slots: [0, 3, 4], unpaid: 1 });
    expect(state).toMatchObject({ slots: [], decision: { accepted: false, taken: 3, unpaid: 1 } });
  });

  it('When as many are wanted as are taken, then the free ones are out of sale', () => {
    const state = after(undefined, request(3), { slots: [0, 3, 4], unpaid: 3 });
    expect(state).toMatchObject({ size: 5, decision: { accepted: true } });
    expect([...state.slots].sort()).toEqual([1, 2]);
  });

  it('When it is withdrawn, then all free ones are out of sale; while somebody has yet to pay, no', () => {
    expect(after(undefined, request('withdrawn'), { slots: [2], unpaid: 0 }).slots).toHaveLength(4);
    expect(after(undefined, request('withdrawn'), { slots: [2], unpaid: 1 })).toMatchObject({
      slots: [],
      decision: { accepted: false },
    });
  });

  it('When more are wanted again, then seats come back, and more are added', () => {
    const few = after(undefined, request(2), none);
    expect(left(after(few, request(4, 2), none))).toBe(4);
    expect(after(few, request(9, 2), none)).toMatchObject({ size: 9, slots: [] });
  });

  it('When the wish is older than the last decision, or the same, then nothing happens', () => {
    const few = after(undefined, request(2, 7), none);
    expect(resize(few, request(4, 7), none)).toBeUndefined();
    expect(resize(few, request(4, 6), none)).toBeUndefined();
  });

  it('When any requests meet any orders, then what is on sale is what was last accepted, and no taken seat is out of sale', () => {
    const step = fc.record({
      wanted: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant('withdrawn' as const)),
      taken: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let known: SeatsOnSale | undefined;
        for (const [index, { wanted, taken }] of steps.entries()) {
          // only seats that are there and on sale can have been taken
          const slots = taken.filter((slot) => slot < (known?.size ?? 5) && !known?.slots.includes(slot));
          known = after(known, request(wanted, index + 1), { slots, unpaid: 0 });
          const { slots: out, decision } = known;
          expect(out.some((slot) => slots.includes(slot))).toBe(false);
          expect(new Set(out).size).toBe(out.length);
          if (decision.accepted) expect(left(known)).toBe(wanted === 'withdrawn' ? slots.length : wanted);
          expect(left(known)).toBeGreaterThanOrEqual(slots.length);
        }
      }),
    );
  });
});
