import type { Rule } from '../check.ts';
import { groupBy } from '../world.ts';

const toSellers = ['sold', 'sale-refunded'];

const paidOrdersHaveOneReceipt: Rule = ({ orders, messages }) => {
  const receipts = groupBy(
    messages.filter(({ kind }) => kind === 'paid'),
    ({ userId, facts }) => `${facts.orderId}/${userId}`,
  );
  return orders
    .filter(({ status }) => status === 'complete')
    .map(({ _id, userId }) => ({ _id, count: receipts.get(`${_id}/${userId}`)?.length ?? 0 }))
    .filter(({ count }) => count !== 1)
    .map(({ _id, count }) => ({ invariant: 'N1', what: `paid order ${_id} has ${count} receipts` }));
};

const nobodyLearnsOfOthersOrders: Rule = ({ orders, messages }) => {
  const known = new Map(orders.map((order) => [order._id, order]));
  return messages
    .filter(({ userId, kind, facts }) => {
      const order = known.get(String(facts.orderId));
      return order && userId !== (toSellers.includes(kind) ? order.ticket.userId : order.userId);
    })
    .map(({ _id }) => ({ invariant: 'N2', what: `${_id} went to somebody else` }));
};

export const checksOfMessages = [paidOrdersHaveOneReceipt, nobodyLearnsOfOthersOrders];
