import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { PaymentRefunded } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
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
    _id: (n + 0x100000).toString(16).padStart(24, '0'),
    number: `N${n}`,
    slots: [n + 1000],
    passes: [{ ...one?.passes?.[0], id: `pass-${n}` }],
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
    30_000,
  );
  expect([...sums]).toEqual([90]);
  expect(answers.map(({ body }) => body.kind)).toEqual(['all', 'all']);
  await test.bus.settled();
  await second.bus.settled();
  // the relays of both may send one event twice, never two events of one order
  const sent = new Set([...requests(test), ...requests(second)]);
  expect(sent.size).toBe(90);
  // taking them on, by each of both: not once more with each refund
  expect(wholeRuns.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(10);
}, 60_000);
