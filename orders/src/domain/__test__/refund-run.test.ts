import { describe, expect, it } from '@jest/globals';
import { matcherOf } from '../name-search.ts';
import type { Order } from '../order.ts';
import { areHoldsOver, areMany, isStillGood, nextLook, type RefundRun, refundInRun } from '../refund-run.ts';

const at = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const order = (status: Order['status'], pass: 'issued' | 'admitted' = 'issued') =>
  ({ status, history: [], passes: [{ id: 'pass', seat: 1, revision: 0, status: pass }] }) as unknown as Order;

describe('When a run comes to an order', () => {
  it.each([
    ['paid', order('complete'), false, 'refund:pending'],
    ['paid, with somebody inside', order('complete', 'admitted'), false, undefined],
    ['paid, with somebody inside, which is known', order('complete', 'admitted'), true, 'refund:pending'],
    ['asked for already', order('refund:pending'), true, undefined],
    ['refunded', order('refunded'), true, undefined],
    ['not paid', order('created'), true, undefined],
  ])('that is %s, then it decides by its status', (_, given, admitted, status) => {
    expect(refundInRun({ admitted }, given, at)?.state.status).toBe(status);
  });
});

it('When an event was cancelled, then a hold of before may complete for 15 seconds more, and of a selection there is none', () => {
  const run = (kind: RefundRun['kind']) => ({ kind, at }) as RefundRun;
  expect(areHoldsOver(run('event'), after(14))).toBe(false);
  expect(areHoldsOver(run('event'), after(15))).toBe(true);
  expect(areHoldsOver(run('selected'), at)).toBe(true);
});

it('When a run waits for its refunds, then it is looked at less and less, and each minute at least', () => {
  const rests = [0, 100, 3600, 86_400].map(
    (age) => (nextLook({ at } as RefundRun, after(age)).getTime() - after(age).getTime()) / 1000,
  );
  expect(rests).toEqual([0.5, 5, 60, 60]);
});

it('When many orders were counted, then the count is good until some two of a hundred have moved on', () => {
  const counted = (waiting: number) => ({ refunded: 0, pending: 0, waiting, left: 1, at });
  expect([counted(499), counted(500)].map(areMany)).toEqual([false, true]);
  expect([19, 21].map((seconds) => isStillGood(counted(4999), after(seconds)))).toEqual([true, false]);
});

describe('When a buyer is searched for', () => {
  it.each([
    ['zoe weiss', true],
    ['Weiß', true],
    ['w', true],
    ['eiss', false],
    ['zoe kim', false],
    ['k7w', true],
    ['7WQ', false],
    ['.*', false],
  ])('by %s, then it is %s that Zoë Weiß with K7WQ2MXD is found', (search, isFound) => {
    expect(matcherOf(search)({ name: 'Zoë Weiß', number: 'K7WQ2MXD' })).toBe(isFound);
  });
});
