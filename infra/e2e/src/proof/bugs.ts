import type { Db } from 'mongodb';
import type { Expected, Violation } from '../checker/check.ts';
import type { OrderDocument, World } from '../checker/world.ts';

/** What a bug may reach. All services are down by then, so nobody mends what it leaves. */
export interface Hands {
  databaseOf: (service: string) => Db;
  charge: (orderId: string, amount: number) => Promise<void>;
  publish: (subject: string, body: object) => Promise<void>;
  /** As it was before. */
  world: World;
  /** What clients saw. */
  seen: Required<Pick<Expected, 'orders' | 'hostile'>>;
}

export interface Bug {
  name: string;
  invariant: Violation['invariant'];
  /** Where it cannot break one alone. */
  also?: Violation['invariant'];
  what: string;
  leave: (hands: Hands) => Promise<unknown>;
}

const nth = ({ world }: Hands, status: string, n: number): OrderDocument => {
  const found = world.orders.filter((order) => order.status === status)[n];
  if (!found) throw new Error(`There are not ${n + 1} orders that are ${status}`);
  return found;
};

const setOrder = ({ databaseOf }: Hands, { _id }: OrderDocument, fields: object) =>
  databaseOf('orders').collection<{ _id: string }>('orders').updateOne({ _id }, { $set: fields });

/** For each invariant what one deliberate bug would leave behind, written past all services. */
export const bugs: readonly Bug[] = [
  {
    name: 'seat-index-missing',
    invariant: 'I1',
    what: 'orders reserves without its unique index: two holds have one seat',
    leave: async (hands) => {
      const collection = hands.databaseOf('orders').collection('orders');
      const ofSeats = (await collection.indexes()).filter(({ key }) => 'slots' in key);
      for (const { name } of ofSeats) await collection.dropIndex(name as string);
      await setOrder(hands, nth(hands, 'created', 1), { slots: nth(hands, 'created', 0).slots });
    },
  },
  {
    name: 'charge-without-order',
    invariant: 'I2',
    what: 'payments captures for an order that was cancelled, and gives nothing back',
    leave: async (hands) => {
      const order = nth(hands, 'cancelled', 0);
      await hands.charge(order._id, order.totalCents);
    },
  },
  {
    name: 'new-key-each-try',
    invariant: 'I3',
    also: 'I2',
    what: 'payments takes a new idempotency key for each click: the buyer is charged twice',
    leave: async (hands) => {
      const order = nth(hands, 'complete', 0);
      await hands.charge(order._id, order.totalCents);
    },
  },
  {
    name: 'timer-lost',
    invariant: 'I4',
    what: 'expiration forgets an alarm: a hold is there an hour after its end',
    leave: async (hands) => {
      const order = nth(hands, 'created', 2);
      const expiresAt = new Date(Date.now() - 3600_000);
      await setOrder(hands, order, { expiresAt });
      const deadlines = hands.databaseOf('expiration').collection<{ _id: string }>('deadlines');
      await deadlines.updateOne({ _id: order._id }, { $set: { expiresAt } });
    },
  },
  {
    name: 'event-never-sent',
    invariant: 'I5',
    what: 'the relay skips an aggregate: its event stays in the outbox',
    leave: (hands) => setOrder(hands, nth(hands, 'complete', 1), { outbox: [{ id: 'never-sent' }] }),
  },
  {
    name: 'older-event-applied',
    invariant: 'I6',
    what: 'payments applies events in the order in which they come: its copy is older than its source',
    leave: (hands) =>
      hands
        .databaseOf('payments')
        .collection<{ _id: string }>('orders')
        .updateOne({ _id: nth(hands, 'complete', 0)._id }, { $inc: { version: -1 } }),
  },
  {
    name: 'lost-before-written',
    invariant: 'I8',
    what: 'orders answers 201 before the write, and is killed',
    leave: async ({ seen }) => {
      seen.orders = [...seen.orders, '665000000000000000000009'];
    },
  },
  {
    name: 'seat-kept',
    invariant: 'I9',
    what: 'cancelling is two writes, and the second is lost: the seat stays taken',
    leave: (hands) => setOrder(hands, nth(hands, 'cancelled', 1), { live: true }),
  },
  {
    name: 'price-of-today',
    invariant: 'I10',
    what: 'the price is read again when it is paid, not kept from the reservation',
    leave: (hands) => {
      const order = nth(hands, 'created', 0);
      return setOrder(hands, order, { totalCents: order.totalCents + 100 });
    },
  },
  {
    name: 'owner-not-checked',
    invariant: 'I12',
    what: 'a route forgets whose order it is, and shows it to a stranger',
    leave: async (hands) => {
      const order = nth(hands, 'complete', 0);
      const answer = { request: `GET /api/orders/${order._id}`, status: 200, body: JSON.stringify(order) };
      hands.seen.hostile = [...hands.seen.hostile, answer];
    },
  },
  {
    name: 'one-version-two-contents',
    invariant: 'I7',
    what: 'two replicas write one version: an event is published with two contents',
    leave: async (hands) => {
      const [event] = hands.world.events.filter(({ type }) => type === 'order:created');
      if (event) await hands.publish(event.type, { ...event, data: { ...event.data, quantity: 99 } });
    },
  },
  {
    name: 'good-event-parked',
    invariant: 'I11',
    what: 'a listener gives up on a good event while its database is down',
    leave: (hands) =>
      hands.publish('dlq.payments', {
        id: 'order:created/1/good',
        service: 'payments',
        subject: 'order:created',
      }),
  },
];
