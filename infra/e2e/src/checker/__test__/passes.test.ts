import { expect, it } from '@jest/globals';
import { check } from '../check.ts';
import type { Event, OrderDocument, PassDocument, World } from '../world.ts';
import { empty } from './empty-world.ts';

const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second));
const pass = (seat: number, more: Partial<PassDocument> = {}): PassDocument => ({
  ...{ id: `pass ${seat}`, seat, revision: 1, status: 'issued' },
  ...more,
});
const order = (status: string, passes: PassDocument[]) =>
  ({
    ...{ _id: 'order', version: 3, userId: 'buyer', slots: [4, 2] },
    ...{ status, passes, history: [{ status, at: at(10) }], ticket: { priceCents: 100, userId: 'seller' } },
  }) as unknown as OrderDocument;
const event = (version: number, revision: number) =>
  ({
    id: `order:updated/order/${version}`,
    type: 'order:updated',
    version,
    data: { passes: [pass(3, { revision })] },
  }) as Event;
const found = (given: OrderDocument, events: Event[] = []) =>
  check({ ...empty, orders: [given], events } as World)
    .filter(({ invariant }) => invariant.startsWith('P'))
    .map(({ invariant, what }) => `${invariant} ${what}`);

it('When each paid seat has its pass, one of them admitted, then nothing is found', () => {
  const admitted = pass(5, { status: 'admitted', admittedAt: at(20) });
  expect(found(order('complete', [pass(3), admitted]), [event(2, 0), event(3, 1)])).toEqual([]);
});

it('When an order ended after somebody was admitted, then nothing is found', () => {
  const passes = [pass(3, { status: 'void' }), pass(5, { status: 'void', admittedAt: at(9) })];
  expect(found(order('refunded', passes))).toEqual([]);
});

it.each([
  [
    'of a paid seat is missing',
    order('complete', [pass(3)]),
    ['P1 paid order order of seats 3,5 has passes for 3'],
  ],
  [
    'of a paid seat is there twice',
    order('complete', [pass(3), pass(3), pass(5)]),
    ['P1 paid order order of seats 3,5 has passes for 3,3,5'],
  ],
  [
    'of a paid seat is void',
    order('complete', [pass(3), pass(5), pass(5, { status: 'void' })]),
    ['P1 paid order order has a void pass'],
  ],
  ...['refund:pending', 'refunded', 'cancelled'].map(
    (status) =>
      [
        `lives on when its order is ${status}`,
        order(status, [pass(3, { status: 'void' }), pass(5)]),
        [`P2 order order is ${status} and has a live pass`],
      ] as const,
  ),
  [
    'was admitted after the refund',
    order('refunded', [pass(3, { status: 'void', admittedAt: at(11) }), pass(5, { status: 'void' })]),
    ['P3 pass pass 3 was admitted after the refund'],
  ],
] as const)('When a pass %s, then it is found', (_what, given, violations) => {
  expect(found(given)).toEqual(violations);
});

it.each([
  ['in its events', [event(1, 1), event(2, 0)]],
  ['in what is stored', [event(2, 2)]],
])('When a revision goes back %s, then it is found', (_where, events) => {
  expect(found(order('complete', [pass(3), pass(5)]), events)).toEqual([
    'P4 the revision of pass pass 3 went back',
  ]);
});
