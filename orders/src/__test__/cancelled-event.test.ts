import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentAuthorized, PaymentRefunded, UserUpdated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { type EventNight, eventNight } from './event-night.ts';
import { type OrdersTest, refusal, startOrders } from './start-orders.ts';

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

const cancelled = { at: '2030-01-01T00:00:00.000Z', reason: 'Ill' };
type Night = Pick<EventNight, 'ticketId' | 'seller'>;
const cancel = ({ ticketId, seller }: Night, version = 1) =>
  test.edited(ticketId, version, { userId: seller.id, quantity: 1000, status: 'withdrawn', cancelled });
const runOf = async ({ ticketId, seller }: Night) =>
  (await seller.get(`/refunds?ticketId=${ticketId}`).expect(200)).body;
const stored = async (id: string) => (await test.stored({ _id: id }))[0];
const becomes = (id: string, status: string) =>
  until(`${id} is ${status}`, async () => (await stored(id))?.status === status);
const paidBack = async (orderId: string) => {
  await happen(test.bus, PaymentRefunded, { id: `payment-${orderId}`, orderId, version: 9 });
  await test.bus.settled();
};
const typesOf = (id: string) => test.published(id).map(({ type }) => type);

describe('When an event is cancelled', () => {
  it('then who paid is refunded once, whoever is in, who holds is let go, and nobody reserves', async () => {
    const night = await eventNight(test);
    const [paid, inside] = [await night.sold(2), await night.soldOne()];
    await night.scan(inside.pass.code).expect(200);
    const held = await test.person().reserved(night.ticketId);
    await cancel(night);
    await cancel(night, 2);
    await cancel(night);
    await becomes(paid.id, 'refund:pending');
    await becomes(inside.id, 'refund:pending');
    await becomes(held.id, 'cancelled');
    await test.bus.settled();
    expect((await stored(held.id))?.reason).toBe('event');
    expect(test.published(held.id).at(-1)).toMatchObject({ data: { reason: 'event' } });
    expect((await test.person().order(night.ticketId).expect(400)).body).toEqual(
      refusal('Ticket is no longer for sale', 'ticket.withdrawn'),
    );
    for (const { id } of [paid, inside]) await paidBack(id);
    const [run, ...others] = await runOf(night);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ kind: 'event', status: 'open', total: 2, refunded: 2, left: 0 });
    for (const { id } of [paid, inside])
      expect(typesOf(id).filter((type) => type === 'order:refund-requested')).toHaveLength(1);
  });

  it('and no hold of before can be paid any more, then its run is done', async () => {
    const night = await eventNight(test);
    await cancel(night);
    await until('the run is there', async () => (await runOf(night)).length === 1);
    expect(await runOf(night)).toMatchObject([{ status: 'open', total: 0 }]);
    test.clock.advance(20);
    second.clock.advance(20);
    await until('it is done', async () => (await runOf(night))[0]?.status === 'done');
  });

  it('and a hold was paid in that moment, or its order completes late, then it is refunded, even after the run was done', async () => {
    const night = await eventNight(test);
    await cancel(night);
    await until('the run is there', async () => (await runOf(night)).length === 1);
    test.clock.advance(20);
    second.clock.advance(20);
    await until('it is done', async () => (await runOf(night))[0]?.status === 'done');
    // as a reservation that had read the listing before
    const late = await eventNight(test);
    const { id } = await test.person().reserved(late.ticketId);
    const orders = test.service.platform.db.collection('orders');
    await orders.updateOne({ _id: id as never }, { $set: { ticketId: night.ticketId } });
    await happen(test.bus, PaymentAuthorized, { id: `payment-${id}`, orderId: id, version: 3 });
    await becomes(id, 'refund:pending');
    expect(await runOf(night)).toMatchObject([{ status: 'open', total: 1, pending: 1 }]);
    await paidBack(id);
    await until('it is done', async () => (await runOf(night))[0]?.status === 'done');
    expect(await runOf(night)).toMatchObject([{ total: 1, refunded: 1 }]);
  });

  it('before it was listed here, then it is refused, and there is a run', async () => {
    const seller = test.person();
    const ticketId = 'never-seen';
    await cancel({ ticketId, seller });
    await test.person().order(ticketId).expect(400);
    expect(await runOf({ ticketId, seller })).toMatchObject([{ kind: 'event', total: 0 }]);
  });
});

describe('When a seller is suspended', () => {
  it('then nobody reserves their listings, and who bought keeps the order; readmitted, they sell again', async () => {
    const night = await eventNight(test);
    const order = await night.sold();
    const became = async (version: number, status: 'active' | 'suspended') => {
      await happen(test.bus, UserUpdated, { id: night.seller.id, version, status });
      await test.bus.settled();
    };
    await became(1, 'suspended');
    expect((await test.person().order(night.ticketId).expect(400)).body).toEqual(
      refusal('Ticket is no longer for sale', 'ticket.withdrawn'),
    );
    expect((await stored(order.id))?.status).toBe('complete');
    await became(2, 'active');
    await became(1, 'suspended');
    await test.person().order(night.ticketId).expect(201);
  });
});
