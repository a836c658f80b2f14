import type { Rule, Violation } from '../check.ts';
import { groupBy, type OrderDocument } from '../world.ts';

const isLive = ({ status }: OrderDocument) => status !== 'cancelled' && status !== 'refunded';

/** When a change was decided is written down; the write itself came up to `writeMs` later, but before the next change. */
const fromTo = ({ history }: OrderDocument, writeMs: number) => {
  const [first, next] = history.map(({ at }) => Number(at));
  const last = history.at(-1);
  const ended = last && (last.status === 'cancelled' || last.status === 'refunded');
  const from = first as number;
  return {
    from,
    writtenBy: Math.min(from + writeMs, next ?? Number.POSITIVE_INFINITY),
    to: ended ? Number(last.at) : Number.POSITIVE_INFINITY,
  };
};

/** Not only now: at no time were two orders in one seat. */
const oneSeatOneOrder: Rule = ({ orders }, { writeMs = 0, clocksDiffer }) => {
  const taken = orders.flatMap((order) =>
    order.slots.map((slot) => ({ seat: `${order.ticketId}/${slot}`, order })),
  );
  return [...groupBy(taken, ({ seat }) => seat)].flatMap(([seat, takers]) => {
    const spans = takers
      .map(({ order }) => ({ id: order._id, ...fromTo(order, writeMs) }))
      .sort((a, b) => a.from - b.from);
    return spans.slice(1).flatMap((span, index): Violation[] => {
      const before = spans[index] as (typeof spans)[number];
      const bothLive = before.to === span.to;
      if (clocksDiffer ? !bothLive : before.to <= span.writtenBy) return [];
      const forMs = before.to - span.from;
      return [{ invariant: 'I1', what: `seat ${seat} is in ${before.id} and in ${span.id} for ${forMs} ms` }];
    });
  });
};

const noMoreThanThereAre: Rule = ({ orders, tickets }) => {
  const taken = groupBy(orders.filter(isLive), ({ ticketId }) => ticketId);
  return tickets.flatMap(({ _id, quantity }): Violation[] => {
    const sum = (taken.get(_id) ?? []).reduce((total, order) => total + order.quantity, 0);
    return sum > quantity
      ? [{ invariant: 'I1', what: `${sum} of ${quantity} seats of ${_id} are taken` }]
      : [];
  });
};

const takesWhatItSays: Rule = ({ orders }) =>
  orders
    .filter(({ slots, quantity }) => new Set(slots).size !== quantity)
    .map(({ _id, quantity, slots }) => ({
      invariant: 'I1',
      what: `order ${_id} of ${quantity} has slots ${slots}`,
    }));

/** A dead order keeps neither its seats nor its buyer's hold number; and the shop says so. */
const deadOrdersLetGo: Rule = ({ orders }) =>
  orders
    .filter((order) => !isLive(order) && (order.live || order.holdNumber !== undefined))
    .map(({ _id }) => ({ invariant: 'I9', what: `order ${_id} is over and keeps its seats` }));

const availabilityIsTrue: Rule = ({ orders, tickets }) => {
  const taken = groupBy(orders.filter(isLive), ({ ticketId }) => ticketId);
  return tickets.flatMap(({ _id, taken: shown = 0 }): Violation[] => {
    const sum = (taken.get(_id) ?? []).reduce((total, order) => total + order.quantity, 0);
    return sum === shown
      ? []
      : [{ invariant: 'I9', what: `tickets says ${shown} of ${_id} are taken, it is ${sum}` }];
  });
};

export const checksOfSeats = [
  oneSeatOneOrder,
  noMoreThanThereAre,
  takesWhatItSays,
  deadOrdersLetGo,
  availabilityIsTrue,
];
