import type { Rule, Violation } from '../check.ts';
import type { OrderDocument } from '../world.ts';

const ended = ['refund:pending', 'refunded', 'cancelled'];

const passesOf = ({ passes = [] }: OrderDocument) => passes;
const seatsOf = (order: OrderDocument, isWanted: (status: string) => boolean) =>
  passesOf(order)
    .filter(({ status }) => isWanted(status))
    .map(({ seat }) => seat)
    .sort((one, other) => one - other);

/** Those of each of its seats, once. */
const paidSeatsHaveOnePass: Rule = ({ orders }) =>
  orders
    .filter(({ status }) => status === 'complete')
    .flatMap((order) => {
      const paid = order.slots.map((slot) => slot + 1).sort((one, other) => one - other);
      const live = seatsOf(order, (status) => status !== 'void');
      return `${live}` === `${paid}`
        ? []
        : [{ invariant: 'P1', what: `paid order ${order._id} of seats ${paid} has passes for ${live}` }];
    });

const noPassIsVoidWhilePaid: Rule = ({ orders }) =>
  orders
    .filter(
      (order) => order.status === 'complete' && seatsOf(order, (status) => status === 'void').length > 0,
    )
    .map(({ _id }) => ({ invariant: 'P1', what: `paid order ${_id} has a void pass` }));

const noPassOutlivesItsOrder: Rule = ({ orders }) =>
  orders
    .filter(
      (order) => order.status !== 'complete' && seatsOf(order, (status) => status !== 'void').length > 0,
    )
    .map(({ _id, status }) => ({ invariant: 'P2', what: `order ${_id} is ${status} and has a live pass` }));

/** An undone admission is no admission: its moment is gone with it. */
const nobodyEntersAfterARefund: Rule = ({ orders }, { clocksDiffer }) =>
  orders.flatMap((order) => {
    if (clocksDiffer) return [];
    const over = order.history.find(({ status }) => ended.includes(status));
    const late = passesOf(order).filter(({ admittedAt }) => over && admittedAt && admittedAt > over.at);
    return late.map(
      ({ id }): Violation => ({ invariant: 'P3', what: `pass ${id} was admitted after the refund` }),
    );
  });

/** Of the same version of an order nothing differs, so their order is that of their versions. */
const revisionsOnlyGrow: Rule = ({ orders, events }) => {
  const latest = new Map(
    orders.flatMap((order) => passesOf(order).map(({ id, revision }) => [id, revision])),
  );
  const seen = new Map<string, number>();
  const found: Violation[] = [];
  const withPasses = events
    .filter(({ data }) => data.passes)
    .sort((one, other) => one.version - other.version);
  for (const { data } of withPasses) {
    for (const { id, revision } of data.passes as { id: string; revision: number }[]) {
      if (revision < (seen.get(id) ?? 0) || revision > (latest.get(id) ?? revision))
        found.push({ invariant: 'P4', what: `the revision of pass ${id} went back` });
      seen.set(id, revision);
    }
  }
  return found;
};

export const checksOfPasses = [
  paidSeatsHaveOnePass,
  noPassIsVoidWhilePaid,
  noPassOutlivesItsOrder,
  nobodyEntersAfterARefund,
  revisionsOnlyGrow,
];
