// Checked by `tsc -b`, not run: what stands under @ts-expect-error must not compile, or the build fails.
import {
  type Change,
  OrderCreated,
  type OrderData,
  OrderUpdated,
  type SubjectOf,
} from '../../contracts/index.ts';
import { type Aggregates, listener, type Publisher, type Publishers, publisher } from '../index.ts';

type Order = OrderData;
type OrderSubject = 'order:created' | 'order:updated';

export const inContracts: SubjectOf<'seats'> = 'seats:decided';
// @ts-expect-error: misspelt
export const misspelt: SubjectOf<'seats'> = 'seats:decidet';

const orderCreated = publisher(OrderCreated, (order: Order) => order);
const orderUpdated = publisher(OrderUpdated, (order: Order) => order);

export const complete: Publishers<Order, OrderSubject> = {
  'order:created': orderCreated,
  'order:updated': orderUpdated,
};
// @ts-expect-error: one has no publisher
export const incomplete: Publishers<Order, OrderSubject> = { 'order:created': orderCreated };
export const swapped: Publishers<Order, OrderSubject> = {
  // @ts-expect-error: another event's publisher
  'order:created': orderUpdated,
  'order:updated': orderUpdated,
};
export const tooMany: Publishers<Order, OrderSubject> = {
  ...complete,
  // @ts-expect-error: no change of an order causes it
  'order:cancelled': orderUpdated as unknown as Publisher<Order, 'order:cancelled'>,
};

export const causes = (state: Order): Change<Order, OrderSubject>[] => [
  { state, events: ['order:created', 'order:updated'] },
  // @ts-expect-error: not published
  { state, events: ['order:cancelled'] },
  // @ts-expect-error: nothing happened, so it is no change
  { state, events: [] },
];

export const changes = (orders: Aggregates<Order, OrderSubject>) => [
  orders.change('1', (state) => ({ state, events: ['order:updated'] })),
  // @ts-expect-error: a decision for an aggregate that publishes more
  orders.change('1', (state): Change<Order, SubjectOf<'order'>> => ({ state, events: ['order:refunded'] })),
];

export const listeners = [
  listener(OrderCreated, async ({ type, data }) => [type satisfies 'order:created', data.ticket.title]),
  // @ts-expect-error: a subject alone is not listened to, but the event that the contracts define
  listener('order:created', async () => undefined),
  // @ts-expect-error: it has no such field
  listener(OrderCreated, async ({ data }) => data.tickets),
];
