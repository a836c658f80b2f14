import { describe, expect, it } from '@jest/globals';
import { TicketCreated } from '@ticketing/common/contracts';
import { admit, settle, undo, whyNotUndo } from '../admission.ts';
import { reserve } from '../hold.ts';
import { latest, type Order } from '../order.ts';
import type { Pass } from '../pass.ts';
import { issueLate, passOf, renewCode, transfer, whyNotRenew } from '../passes.ts';
import { complete, fail, refund, requestRefund, whyNotRefundUnasked } from '../payment.ts';

const start = new Date('2030-06-01T18:00:00.000Z');
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const id = 'pass-1';

let ids = 0;
const created = reserve(TicketCreated.sample, {
  ...{ id: 'order-1', number: 'ABCD2345', userId: 'buyer', slots: [7, 3], holdNumber: 2 },
  ...{ at: start, holdSeconds: 900 },
}).state;
const changed = (change: { state: Order } | undefined): Order => {
  if (!change) throw new Error('Nothing happened');
  return { ...change.state, version: change.state.version + 1 };
};
const paid = changed(complete(created, { version: 1 }, at(0), () => `pass-${++ids}`));
const pass = (order: Order): Pass => passOf(order, id) as Pass;
const seen = { at: at(10), gate: 'B' };
const inside = (order = paid, when = seen): Order => {
  const admission = admit(order, pass(order), when);
  return changed('change' in admission ? admission.change : undefined);
};

describe('the passes of an order', () => {
  it('When it is paid, then there is one a seat, in the order of the seats', () => {
    expect(paid.passes).toEqual([
      { id: 'pass-1', seat: 4, revision: 0, status: 'issued' },
      { id: 'pass-2', seat: 8, revision: 0, status: 'issued' },
    ]);
    expect(latest(paid)).toBe('order:completed');
    expect(latest(inside())).toBe('order:updated');
  });

  it('When the money goes back or the capture failed, then all are void in the same write', () => {
    const pending = changed(requestRefund(inside(), at(20)));
    const ends = [pending, changed(refund(pending, at(30))), changed(fail(paid, { version: 2 }, at(20)))];
    for (const order of ends) {
      expect(order.passes?.map(({ status }) => status)).toEqual(['void', 'void']);
      expect(admit(order, pass(order), seen)).toEqual({ result: 'void' });
      expect(whyNotRenew(order, pass(order))?.code).toBe('pass.void');
      expect(whyNotUndo(order, pass(order), at(30))?.code).toBe('pass.not-admitted');
    }
    expect(pass(pending)).toMatchObject({ admittedAt: seen.at, gate: 'B' });
  });

  it('When a service of before there were passes refunded it, then its passes open no door either', () => {
    const order: Order = { ...paid, status: 'refunded' };
    expect(pass(order).status).toBe('issued');
    expect(admit(order, pass(order), seen)).toEqual({ result: 'void' });
  });

  it('When it was paid before there were passes, then it gets them once, and is not paid anew', () => {
    const { passes: _, paidVersion: __, ...old } = paid;
    const late = changed(issueLate(old, () => 'late'));
    expect(late.passes).toHaveLength(2);
    expect(latest(late)).toBe('order:updated');
    for (const order of [late, created, changed(requestRefund(old, at(1)))])
      expect(issueLate(order, () => 'late')).toBeUndefined();
  });

  it('When somebody is inside, then a refund wants to be asked for knowingly', () => {
    expect(whyNotRefundUnasked(paid)).toBeUndefined();
    expect(whyNotRefundUnasked(inside())?.code).toBe('order.admitted');
    expect(whyNotRefundUnasked(changed(requestRefund(inside(), at(20))))).toBeUndefined();
  });
});

describe('a door', () => {
  it('When the pass comes first, then welcome; when it comes again, then it says when and where that was', () => {
    expect(pass(inside())).toMatchObject({ status: 'admitted', admittedAt: seen.at, gate: 'B' });
    expect(admit(inside(), pass(inside()), { at: at(11) })).toEqual({ result: 'already', first: seen });
  });

  it('When it is undone within a minute, then the pass is as before; later it is refused', () => {
    expect(whyNotUndo(inside(), pass(inside()), at(70))).toBeUndefined();
    expect(pass(changed(undo(inside(), pass(inside()))))).toEqual(pass(paid));
    expect(whyNotUndo(inside(), pass(inside()), at(71))?.code).toBe('pass.undo-late');
    expect(whyNotUndo(paid, pass(paid), at(20))?.code).toBe('pass.not-admitted');
  });

  it('When doors without a connection let it in, then the first stands, and each other one is kept once', () => {
    const other = { at: at(12), gate: 'C' };
    expect(settle(paid, pass(paid), seen)).toMatchObject({ result: 'welcome', change: {} });
    expect(settle(inside(), pass(inside()), seen)).toEqual({ result: 'welcome' });
    const conflict = settle(inside(), pass(inside()), other);
    expect(conflict).toMatchObject({ result: 'conflict', first: seen });
    const both = changed('change' in conflict ? conflict.change : undefined);
    expect(pass(both)).toMatchObject({ admittedAt: seen.at, gate: 'B', seenAgain: [other] });
    expect(settle(both, pass(both), other)).toEqual({ result: 'conflict', first: seen });
    expect(pass(changed(undo(both, pass(both))))).toMatchObject({ status: 'issued', seenAgain: [other] });
  });

  it('When a pass has been seen at very many doors, then what is kept of it has an end', () => {
    let order = inside();
    for (let second = 20; second < 60; second++) {
      const admission = settle(order, pass(order), { at: at(second) });
      expect(admission.result).toBe('conflict');
      if ('change' in admission && admission.change) order = changed(admission.change);
    }
    expect(pass(order).seenAgain).toHaveLength(20);
  });
});

describe('a new code', () => {
  it('When the pass is given to somebody, then its revision grows, and an event says to whom', () => {
    const given = transfer(paid, pass(paid), { email: 'friend@example.com', name: 'Kim' });
    expect(given.events).toEqual(['order:updated', 'order:pass-transferred']);
    expect(given.state.transferred).toBe(id);
    expect(pass(given.state)).toMatchObject({ revision: 1, holder: { email: 'friend@example.com' } });
    expect(passOf(given.state, 'pass-2')).toEqual(passOf(paid, 'pass-2'));
  });

  it('When it is only named, then nothing is sent to anybody', () => {
    expect(transfer(paid, pass(paid), { name: 'Kim' }).events).toEqual(['order:updated']);
  });

  it('When the buyer wants a new code for what was given, then it is theirs again', () => {
    const given = transfer(paid, pass(paid), { email: 'friend@example.com' }).state;
    const { state, events } = renewCode(given, pass(given));
    expect(events).toEqual(['order:updated']);
    expect(pass(state)).toEqual({ ...pass(paid), revision: 2 });
  });

  it('When it has been used or has had all revisions that a code can say, then there is none', () => {
    expect(whyNotRenew(paid, pass(paid))).toBeUndefined();
    expect(whyNotRenew(inside(), pass(inside()))?.code).toBe('pass.admitted');
    expect(whyNotRenew(paid, { ...pass(paid), revision: 0xffff })?.code).toBe('pass.too-many-codes');
  });
});
