import { expect, it } from '@jest/globals';
import { check, type Expected } from '../check.ts';
import type { OrderDocument } from '../world.ts';
import { empty } from './empty-world.ts';

const order = (_id: string, ...steps: [status: string, at: number][]) =>
  ({
    ...{ _id, ticketId: 'listing', slots: [0], quantity: 1, totalCents: 100, version: 0 },
    history: steps.map(([status, at]) => ({ status, at: new Date(at) })),
    status: steps.at(-1)?.[0],
    ticket: { priceCents: 100 },
    expiresAt: new Date(9e12),
  }) as unknown as OrderDocument;
const ended = order('ended', ['created', 1000], ['cancelled', 5000]);
const seats = (next: OrderDocument, expected?: Expected) =>
  check({ ...empty, at: 0, orders: [ended, next] }, expected)
    .filter(({ invariant }) => invariant === 'I1')
    .map(({ what }) => what);

it('When an order begins after the one before ended, then the seat had one order at a time', () => {
  expect(seats(order('next', ['created', 5000]))).toEqual([]);
});

it('When it begins before that, then the seat had two, for so long', () => {
  const both = 'seat listing/0 is in ended and in next for 1000 ms';
  expect(seats(order('next', ['created', 4000]))).toEqual([both]);
});

it('When writes may be slow, then it had two only if the second went on before the first ended', () => {
  expect(seats(order('next', ['created', 4000]), { writeMs: 2000 })).toEqual([]);
  const wentOn = order('next', ['created', 4000], ['awaiting:payment', 4500]);
  expect(seats(wentOn, { writeMs: 2000 })).toHaveLength(1);
  expect(seats(order('next', ['created', 2000]), { writeMs: 2000 })).toHaveLength(1);
});

it('When clocks differ, then it had two only if both have it now', () => {
  expect(seats(order('next', ['created', 1000]), { clocksDiffer: true })).toEqual([]);
  const both = [order('one', ['created', 1000]), order('two', ['created', 2000])];
  const found = check({ ...empty, at: 0, orders: both }, { clocksDiffer: true });
  expect(found.map(({ invariant }) => invariant)).toContain('I1');
});
