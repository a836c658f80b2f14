import type { Clock } from '@ticketing/common/base';
import { type Admission, admit, settle } from '../domain/admission.ts';
import type { Order } from '../domain/order.ts';
import type { Pass, Seen } from '../domain/pass.ts';
import { passOf } from '../domain/passes.ts';
import type { Orders } from '../models/orders.ts';
import type { Passes } from '../models/passes.ts';
import type { PassCodes } from './pass-codes.ts';

interface Deps {
  orders: Orders;
  passes: Passes;
  codes: PassCodes;
  clock: Clock;
  observe: (result: Outcome['result']) => void;
}

/** What somebody holds out. */
interface Shown {
  order: Order;
  passId: string;
  revision: number;
}

export type Outcome =
  | { result: 'unknown' }
  | { result: 'other-event'; order: Order }
  | {
      result: 'welcome' | 'already' | 'conflict' | 'void' | 'replaced';
      order: Order;
      pass: Pass;
      first?: Seen | undefined;
    };

/** How many codes back a short one is known as one of before. */
const maxReplaced = 5;

export type Admissions = ReturnType<typeof createAdmissions>;

/** From a code to what a door says. The write is guarded by the order's version: of two doors one makes it. */
export const createAdmissions = ({ orders, passes, codes, clock, observe }: Deps) => {
  const typed = async (code: string): Promise<Shown | undefined> => {
    const said = codes.readShort(code);
    const order = said && (await passes.orderByNumber(said.number));
    const pass = order?.passes?.find(({ seat }) => seat === said?.seat);
    if (!said || !order || !pass) return undefined;
    const oldest = Math.max(0, pass.revision - maxReplaced);
    for (let revision = pass.revision; revision >= oldest; revision--)
      if (codes.isShortCodeOf(said.check, { ...pass, revision })) return { order, passId: pass.id, revision };
    return undefined;
  };

  const shown = async (code: string): Promise<Shown | undefined> => {
    const said = codes.read(code);
    if (!said) return typed(code);
    const order = await passes.orderOfPass(said.passId);
    return order && { order, ...said };
  };

  const decide = async (
    { order: { id }, passId, revision }: Shown,
    rule: typeof admit,
    seen: Seen,
  ): Promise<Outcome> => {
    let decided: Admission | { result: 'replaced' } = { result: 'void' };
    // what it said last is about the order that was written, or was left as it is
    const order = await orders.change(id, (found) => {
      const pass = passOf(found, passId);
      decided = pass?.revision === revision ? rule(found, pass, seen) : { result: 'replaced' };
      return 'change' in decided ? decided.change : undefined;
    });
    const { result, ...rest } = decided as Admission | { result: 'replaced' };
    // sent once more, it changes nothing
    if (!isAgain(decided)) observe(result);
    const pass = passOf(order, passId);
    if (!pass) return { result: 'unknown' };
    return { result, order, pass, ...('first' in rest ? { first: rest.first } : {}) };
  };

  const at = async (ticketId: string, code: string, rule: typeof admit, seen: Seen): Promise<Outcome> => {
    const found = await shown(code);
    if (found?.order.ticketId === ticketId) return decide(found, rule, seen);
    const outcome: Outcome = found ? { result: 'other-event', order: found.order } : { result: 'unknown' };
    observe(outcome.result);
    return outcome;
  };

  return {
    checkIn: (ticketId: string, code: string, gate?: string) =>
      at(ticketId, code, admit, { at: clock(), ...(gate === undefined ? {} : { gate }) }),

    /** In the order in which they are given: two of one pass may be among them. */
    settle: async (ticketId: string, admissions: readonly (Seen & { code: string })[]) => {
      const outcomes: Outcome[] = [];
      for (const { code, ...seen } of admissions) outcomes.push(await at(ticketId, code, settle, seen));
      return outcomes;
    },
  };
};

/** What a door had sent in already. */
const isAgain = (decided: Admission | { result: 'replaced' }): boolean =>
  (decided.result === 'welcome' || decided.result === 'conflict') && !decided.change;
