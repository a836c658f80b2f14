import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentRefunded } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { type EventNight, eventNight } from '../../../__test__/event-night.ts';
import { type OrdersTest, refusal, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
});
afterAll(() => test.stop());

const paidBack = async (orderId: string) => {
  await happen(test.bus, PaymentRefunded, { id: `payment-${orderId}`, orderId, version: 9 });
  await test.bus.settled();
};
const show = async (id: string, by = night.seller) => (await by.get(`/refunds/${id}`).expect(200)).body;
const statusOf = async (id: string) => (await test.stored({ _id: id }))[0]?.status;
const asked = (id: string) => until('it is asked for', async () => (await statusOf(id)) !== 'complete');
const requestsOf = (id: string) =>
  test.published(id).filter(({ type }) => type === 'order:refund-requested').length;

describe('POST /api/orders/refunds', () => {
  it('When a seller selects orders, then these are refunded, once each, and the run shows how far it is', async () => {
    const [one, two, other] = [await night.sold(2), await night.sold(), await night.sold()];
    const unpaid = await test.person().reserved(night.ticketId);
    const { body } = await night.seller
      .post('/refunds', { ticketId: night.ticketId, orderIds: [one.id, two.id, unpaid.id, 'unknown'] })
      .expect(202);
    expect(body).toMatchObject({ kind: 'selected', status: 'open', total: 2, refunded: 0, left: 0 });
    await asked(one.id);
    await asked(two.id);
    expect(await show(body.id)).toMatchObject({ total: 2, pending: 2, waiting: 0 });
    await paidBack(one.id);
    expect(await show(body.id)).toMatchObject({ status: 'open', total: 2, refunded: 1, pending: 1 });
    await paidBack(two.id);
    await until('it is done', async () => (await show(body.id)).status === 'done');
    expect(await show(body.id)).toMatchObject({ total: 2, refunded: 2, doneAt: expect.any(String) });
    expect([requestsOf(one.id), requestsOf(two.id), requestsOf(other.id)]).toEqual([1, 1, 0]);
    expect(await statusOf(unpaid.id)).toBe('created');
  });

  it('When somebody of an order is inside, then it is left out, and a run that knows takes it', async () => {
    const own = await eventNight(test);
    const [inside, outside] = [await own.soldOne(), await own.soldOne()];
    await own.scan(inside.pass.code).expect(200);
    const ask = (more: object) => own.seller.post('/refunds', { ticketId: own.ticketId, ...more });

    const first = (await ask({}).expect(202)).body;
    expect(first).toMatchObject({ kind: 'all', total: 1, left: 1 });
    await asked(outside.id);
    await paidBack(outside.id);
    await until('it is done', async () => (await show(first.id, own.seller)).status === 'done');
    expect(await statusOf(inside.id)).toBe('complete');

    const second = (await ask({ admitted: true }).expect(202)).body;
    expect(second).toMatchObject({ total: 1, left: 0 });
    await asked(inside.id);
    expect(await show(first.id, own.seller)).toMatchObject({ status: 'done', total: 1, left: 1 });
    const { body } = await own.seller.get(`/refunds?ticketId=${own.ticketId}&limit=1`).expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([second.id]);
  });

  it('When somebody is let in while the run goes on, then their order is left out of it', async () => {
    const own = await eventNight(test);
    const all = [];
    for (let n = 0; n < 10; n++) all.push(await own.soldOne());
    const late = all.at(-1) as (typeof all)[number];
    const { body } = await own.seller.post('/refunds', { ticketId: own.ticketId }).expect(202);
    expect(body).toMatchObject({ total: 10, left: 0 });
    await own.scan(late.pass.code).expect(200);
    for (const { id } of all.slice(0, -1)) {
      await asked(id);
      await paidBack(id);
    }
    await until('it is done', async () => (await show(body.id, own.seller)).status === 'done');
    expect(await show(body.id, own.seller)).toMatchObject({ total: 9, refunded: 9, left: 1 });
    expect(await statusOf(late.id)).toBe('complete');
  });

  it('When the same request comes again under its key, then there is one run', async () => {
    const own = await eventNight(test);
    await own.sold();
    const key = { 'Idempotency-Key': 'again' };
    const ask = () => own.seller.post('/refunds', { ticketId: own.ticketId }, key).expect(202);
    expect((await ask()).body.id).toBe((await ask()).body.id);
    expect((await own.seller.get(`/refunds?ticketId=${own.ticketId}`)).body).toHaveLength(1);
  });

  it('When it is not theirs, unknown or nonsense, then it is refused, and an admin may', async () => {
    const own = await eventNight(test);
    const { ticketId } = own;
    const stranger = test.person();
    const forbidden = refusal('Forbidden', 'ticket.not-yours');
    expect((await stranger.post('/refunds', { ticketId }).expect(403)).body).toEqual(forbidden);
    await stranger.get(`/refunds?ticketId=${ticketId}`).expect(403);
    await own.seller.post('/refunds', { ticketId: 'unknown' }).expect(404);
    await own.seller.get('/refunds/unknown').expect(404);
    await test.request.post('/api/orders/refunds').send({ ticketId }).expect(401);
    const tooMany = Array.from({ length: 501 }, (_, n) => `order-${n}`);
    for (const wrong of [
      { orderIds: [] },
      { orderIds: tooMany },
      { orderIds: [{ $gt: '' }] },
      { admitted: 1 },
    ])
      await own.seller.post('/refunds', { ticketId, ...wrong }).expect(400);
    const admin = test.signIn({ id: 'admin', role: 'admin' });
    const { body } = await test.request
      .post('/api/orders/refunds')
      .set('Cookie', admin)
      .send({ ticketId })
      .expect(202);
    expect(body).toMatchObject({ kind: 'all', total: 0 });
    await stranger.get(`/refunds/${body.id}`).expect(403);
  });
});
