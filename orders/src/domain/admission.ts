import type { Reason } from '@ticketing/common/contracts';
import type { Order, OrderChange } from './order.ts';
import { firstSeen, isFirst, isKnown, type Pass, type Seen } from './pass.ts';
import { passStatus, withPass } from './passes.ts';

/** What a door does about a pass, and the change to the order that it is. */
export type Admission =
  | { result: 'welcome'; change?: OrderChange }
  | { result: 'already' | 'conflict'; first: Seen; change?: OrderChange }
  | { result: 'void' };

const updated = (order: Order, pass: Pass): OrderChange => ({
  state: withPass(order, pass),
  events: ['order:updated'],
});

const admitted = (pass: Pass, { at, gate }: Seen): Pass => ({
  ...pass,
  status: 'admitted',
  admittedAt: at,
  ...(gate === undefined ? {} : { gate }),
});

/** Once: who comes second is given when and where the first was. */
export const admit = (order: Order, pass: Pass, seen: Seen): Admission => {
  const status = passStatus(order, pass);
  if (status === 'void') return { result: 'void' };
  const first = firstSeen(pass);
  if (status === 'admitted' && first) return { result: 'already', first };
  return { result: 'welcome', change: updated(order, admitted(pass, seen)) };
};

const maxSeenAgain = 20;

/**
 * What a door without a connection let in. It happened, so what another one had let in before is a conflict that is
 * kept with the pass; the same admission once more is nothing new.
 */
export const settle = (order: Order, pass: Pass, seen: Seen): Admission => {
  const decided = admit(order, pass, seen);
  if (decided.result !== 'already') return decided;
  if (isFirst(pass, seen)) return { result: 'welcome' };
  const { seenAgain = [] } = pass;
  const conflict = { result: 'conflict', first: decided.first } as const;
  if (isKnown(pass, seen) || seenAgain.length >= maxSeenAgain) return conflict;
  return { ...conflict, change: updated(order, { ...pass, seenAgain: [...seenAgain, seen] }) };
};

const undoMs = 60_000;

export const whyNotUndo = (order: Order, pass: Pass, at: Date): Reason | undefined => {
  if (passStatus(order, pass) !== 'admitted' || !pass.admittedAt)
    return { message: 'The pass is not admitted', code: 'pass.not-admitted' };
  if (at.getTime() - pass.admittedAt.getTime() > undoMs)
    return { message: 'An admission can be undone within a minute', code: 'pass.undo-late' };
  return undefined;
};

/** What another door had seen stays known. */
export const undo = (order: Order, { admittedAt: _, gate: __, ...pass }: Pass): OrderChange =>
  updated(order, { ...pass, status: 'issued' });
