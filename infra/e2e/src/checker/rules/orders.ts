import type { Rule, Violation } from '../check.ts';
import type { OrderDocument } from '../world.ts';

/** As it is drawn in the design, and one more: a capture that fails while a refund was asked for. */
const drawn: Record<string, readonly string[]> = {
  '': ['created'],
  created: ['awaiting:payment', 'cancelled'],
  'awaiting:payment': ['complete', 'cancelled'],
  complete: ['refund:pending', 'cancelled'],
  'refund:pending': ['refunded', 'cancelled'],
};
const ends = ['complete', 'cancelled', 'refunded'];

const onlyDrawnMoves: Rule = ({ orders }) =>
  orders.flatMap(({ _id, history, status }) => {
    const way = ['', ...history.map((step) => step.status)];
    const wrong = way.slice(1).find((to, index) => !drawn[way[index] as string]?.includes(to));
    const found: Violation[] = wrong
      ? [{ invariant: 'I4', what: `order ${_id} went ${way.join(' → ')}` }]
      : [];
    if (way.at(-1) !== status)
      found.push({ invariant: 'I4', what: `order ${_id} is ${status} without history` });
    return found;
  });

const everyOrderEnds: Rule = ({ at, orders }, { boundMs = 0 }) =>
  orders
    .filter(({ status, expiresAt }) => !ends.includes(status) && Number(expiresAt) + boundMs < at)
    .map(({ _id, status }) => ({ invariant: 'I4', what: `order ${_id} is still ${status}` }));

const neverEarly: Rule = ({ orders }) =>
  orders
    .filter(({ status, reason }) => status === 'cancelled' && reason === 'expired')
    .filter(({ history, expiresAt }) => Number(history.at(-1)?.at) < Number(expiresAt))
    .map(({ _id }) => ({ invariant: 'I10', what: `order ${_id} expired before its deadline` }));

const nothingAnsweredIsLost: Rule = (world, { orders = [], tickets = [] }) => {
  const [there, listed] = [world.orders, world.tickets].map((all) => new Set(all.map(({ _id }) => _id)));
  return [
    ...orders
      .filter((id) => !there?.has(id))
      .map((id): Violation => ({ invariant: 'I8', what: `order ${id} is lost` })),
    ...tickets
      .filter((id) => !listed?.has(id))
      .map((id): Violation => ({ invariant: 'I8', what: `ticket ${id} is lost` })),
  ];
};

/** A capture that Stripe refuses for good ends a paid order, and its buyer is notified. */
const wasPaid = ({ history, reason }: OrderDocument) =>
  reason === 'payment' || history.some(({ status }) => status === 'complete');

const whatWasPaidIsSold: Rule = ({ orders }, { paid = [] }) => {
  const known = new Map(orders.map((order) => [order._id, order]));
  return paid
    .filter((id) => {
      const order = known.get(id);
      return order && !wasPaid(order);
    })
    .map((id) => ({ invariant: 'I8', what: `order ${id} was answered as paid, and is not` }));
};

const whoWasLetInIsIn: Rule = ({ orders }, { admitted = [] }) => {
  const inside = new Set(
    orders.flatMap(({ passes = [] }) => passes.filter((pass) => pass.admittedAt).map(({ id }) => id)),
  );
  return admitted
    .filter((id) => !inside.has(id))
    .map((id) => ({ invariant: 'I8', what: `pass ${id} was let in, and nobody knows` }));
};

export const checksOfOrders = [
  onlyDrawnMoves,
  everyOrderEnds,
  neverEarly,
  nothingAnsweredIsLost,
  whatWasPaidIsSold,
  whoWasLetInIsIn,
];
