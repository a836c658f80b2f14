import type { Rule, Violation } from '../check.ts';
import { groupBy, type Intent, type Refund } from '../world.ts';

const orderOf = ({ metadata }: Intent) => metadata.orderId ?? 'nobody';
const givenBack = (refunds: Refund[], intent: Intent) =>
  refunds
    .filter(({ payment_intent, status }) => payment_intent === intent.id && status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);

const everyChargeHasItsOrder: Rule = ({ intents, refunds, orders }) => {
  const byId = new Map(orders.map((order) => [order._id, order]));
  return intents
    .filter(({ status }) => status === 'succeeded')
    .flatMap((intent): Violation[] => {
      const order = byId.get(orderOf(intent));
      const back = givenBack(refunds, intent);
      if (back === intent.amount_received) {
        return order?.status === 'complete'
          ? [{ invariant: 'I2', what: `${order._id} is complete, but ${intent.id} was refunded` }]
          : [];
      }
      if (order?.status === 'complete' && back === 0 && intent.amount_received === order.totalCents)
        return [];
      const what = `${intent.id} took ${intent.amount_received}, gave back ${back}, its order is ${order?.status}`;
      return [{ invariant: 'I2', what }];
    });
};

const everyCompleteOrderIsPaid: Rule = ({ intents, orders }) => {
  const paid = groupBy(
    intents.filter(({ status }) => status === 'succeeded'),
    orderOf,
  );
  return orders
    .filter(({ status }) => status === 'complete' || status === 'refunded')
    .filter(({ _id }) => paid.get(_id)?.length !== 1)
    .map(({ _id, status }) => ({
      invariant: 'I2',
      what: `order ${_id} is ${status} with ${paid.get(_id)?.length ?? 0} captured charges`,
    }));
};

const oneLiveCharge: Rule = ({ intents, refunds }) => {
  const live = intents.filter(
    (intent) =>
      intent.status === 'requires_capture' ||
      (intent.status === 'succeeded' && givenBack(refunds, intent) < intent.amount_received),
  );
  return [...groupBy(live, orderOf)]
    .filter(([, charges]) => charges.length > 1)
    .map(([orderId, charges]) => ({
      invariant: 'I3',
      what: `order ${orderId} has ${charges.length} live charges`,
    }));
};

const noMoneyOnHold: Rule = ({ intents }) =>
  intents
    .filter(({ status }) => status === 'requires_capture')
    .map(({ id }) => ({ invariant: 'I2', what: `${id} is neither captured nor voided` }));

const chargedWhatWasReserved: Rule = ({ orders, intents }, { lost = [] }) => {
  const byId = new Map(orders.map((order) => [order._id, order]));
  return [
    ...orders
      .filter(({ totalCents, quantity, ticket }) => totalCents !== quantity * ticket.priceCents)
      .map(({ _id }): Violation => ({ invariant: 'I10', what: `order ${_id} has a wrong total` })),
    ...intents.flatMap((intent): Violation[] => {
      const order = byId.get(orderOf(intent));
      if (order?.totalCents === intent.amount || lost.includes(orderOf(intent))) return [];
      return [
        { invariant: 'I10', what: `${intent.id} asks ${intent.amount}, reserved was ${order?.totalCents}` },
      ];
    }),
  ];
};

export const checksOfMoney = [
  everyChargeHasItsOrder,
  everyCompleteOrderIsPaid,
  oneLiveCharge,
  noMoneyOnHold,
  chargedWhatWasReserved,
];
