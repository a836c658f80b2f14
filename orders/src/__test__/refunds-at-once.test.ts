import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { PaymentRefunded } from '@ticketing/common/contracts';
import { happen, onThisMachine, until } from '@ticketing/common/testing';
import { eventNight } from './event-night.ts';
import { type OrdersTest, startOrders } from './start-orders.ts';

let test: OrdersTest;
let second: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
  second = await startOrders({ MONGO_URI: test.service.platform.config.MONGO_URI });
});
afterAll(async () => {
  await second.service.stop();
  await test.stop();
});

/** What Stripe would do. */
const giveBack = ({ bus }: OrdersTest) =>
  bus.subscribe({
    subject: 'order:refund-requested',
    group: 'payments-service',
    handle: async ({ body }) => {
      const { id: orderId } = JSON.parse(body).data;
      await happen(bus, PaymentRefunded, { id: `payment-${orderId}`, orderId, version: 9 });
      return 'done';
    },
  });

const requests = ({ bus }: OrdersTest) =>
  bus.published
    .filter(({ subject }) => subject === 'order:refund-requested')
    .map(({ body }) => JSON.parse(body).id as string);

/** As many as it takes several bites for. */
const soldMany = async (count: number) => {
  const night = await eventNight(test);
  const [one] = await test.stored({ _id: (await night.sold()).id });
  const rows = Array.from({ length: count - 1 }, (_, n) => ({
    ...one,
    _id: (count * 0x10000 + n).toString(16).padStart(24, '0'),
    number: `N${count}-${n}`,
    slots: [n + 1000],
    passes: [{ ...one?.passes?.[0], id: `pass-${count}-${n}` }],
  }));
  await test.service.platform.db.collection('orders').insertMany(rows as never);
  return night;
};

it('When two replicas work and both are asked, then each order is asked back once, and progress adds up at any time', async () => {
  for (const replica of [test, second]) giveBack(replica);
  const night = await soldMany(90);
  const { ticketId, seller } = night;
  const wholeRuns = [test, second].map(({ service }) =>
    jest.spyOn(service.platform.db.collection('orders'), 'updateMany'),
  );
  const answers = await Promise.all(
    [test, second].map((replica) =>
      replica.request.post('/api/orders/refunds').set('Cookie', seller.as()).send({ ticketId }).expect(202),
    ),
  );
  const shown = async () => (await seller.get(`/refunds?ticketId=${ticketId}`).expect(200)).body;
  type Shown = Record<'total' | 'refunded' | 'pending' | 'waiting', number>;
  const sums = new Set<number>();
  await until(
    'all are refunded',
    async () => {
      const runs: Shown[] = await shown();
      for (const { total, refunded, pending, waiting } of runs)
        expect(refunded + pending + waiting).toBe(total);
      sums.add(runs.reduce((sum, { total }) => sum + total, 0));
      return runs.reduce((sum, { refunded }) => sum + refunded, 0) === 90;
    },
    onThisMachine(60_000),
  );
  expect([...sums]).toEqual([90]);
  expect(answers.map(({ body }) => body.kind)).toEqual(['all', 'all']);
  await test.bus.settled();
  await second.bus.settled();
  // the relays of both may send one event twice, never two events of one order
  const sent = new Set([...requests(test), ...requests(second)]);
  expect(sent.size).toBe(90);
  // taking them on 25 at a time, by each of both: not once more with each refund
  expect(wholeRuns.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(20);
}, 400_000);

it('When many orders are asked for again, then replicas show one count, until it is too old', async () => {
  const night = await soldMany(600);
  const asked = await night.seller.post('/refunds', { ticketId: night.ticketId }).expect(202);
  expect(asked.body).toMatchObject({ status: 'open', total: 600 });
  const path = `/api/orders/refunds/${asked.body.id}`;
  const aggregate = jest.spyOn(second.service.platform.db.collection('orders'), 'aggregate');
  const counts = () =>
    aggregate.mock.calls.filter((call) => JSON.stringify(call).includes(asked.body.id)).length;
  const countedAt = (ms: number) =>
    second.service.platform.db
      .collection('refund_runs')
      .updateOne(
        { _id: asked.body.id, counted: { $exists: true } },
        { $set: { 'counted.at': new Date(Date.now() + ms) } },
      );
  const show = async () => (await second.request.get(path).set('Cookie', night.seller.as()).expect(200)).body;
  const { refunded, pending, waiting } = asked.body;
  // whatever this machine needs until it is asked again
  expect(await countedAt(60_000)).toMatchObject({ matchedCount: 1 });
  expect(await show()).toMatchObject({ refunded, pending, waiting });
  expect(counts()).toBe(0);
  await countedAt(-10_000);
  expect(await show()).toMatchObject({ total: 600 });
  // once, in pieces of 50
  expect(counts()).toBe(13);
});
