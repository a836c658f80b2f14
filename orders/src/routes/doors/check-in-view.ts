import { z } from 'zod';
import type { Outcome } from '../../services/admissions.ts';
import type { PassDeps } from '../../services/pass-deps.ts';

const time = z.iso.datetime();
const gate = z.string().optional();

export const checkInView = z.strictObject({
  result: z.enum(['welcome', 'already', 'void', 'replaced', 'other-event', 'unknown']),
  /** Of the first admission, where it is not this one. */
  at: time.optional(),
  gate,
  pass: z
    .strictObject({
      id: z.string(),
      seat: z.int(),
      name: z.string().optional(),
      number: z.string(),
      /** Which of the order's passes it is. */
      place: z.int(),
      of: z.int(),
    })
    .optional(),
  event: z.strictObject({ title: z.string(), startsAt: time.nullable() }).optional(),
});

export const settledView = z.strictObject({
  result: z.enum(['welcome', 'conflict', 'void', 'replaced', 'other-event', 'unknown']),
  first: z.strictObject({ at: time, gate }).optional(),
});

type Deps = Pick<PassDeps, 'guests' | 'tickets'>;

/** Of a code that was replaced it is not said whose pass it was: a photo would say it. */
export const toCheckInView = async ({ guests, tickets }: Deps, outcome: Outcome) => {
  const { result } = outcome;
  if (result === 'unknown' || result === 'replaced') return { result };
  const { order } = outcome;
  if (result === 'other-event') {
    const { title, startsAt } = (await tickets.find(order.ticketId)) ?? order.ticket;
    return { result, event: { title, startsAt } };
  }
  const { pass, first } = outcome;
  const { passes = [], number = order.id } = order;
  const place = passes.findIndex(({ id }) => id === pass.id) + 1;
  const name = await guests.nameOf(order, pass);
  return {
    result,
    ...first,
    pass: { id: pass.id, seat: pass.seat, ...(name ? { name } : {}), number, place, of: passes.length },
  };
};

export const toSettledView = (outcome: Outcome) => {
  const { result } = outcome;
  return 'first' in outcome && outcome.first ? { result, first: outcome.first } : { result };
};
