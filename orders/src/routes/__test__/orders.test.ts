import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentAuthorized, PaymentInitiated, PaymentRefunded } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type OrdersTest, refusal, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const newOrder = async () => {
  const buyer = test.person();
  const ticketId = await test.listed();
  const { id } = await buyer.reserved(ticketId);
  return { id: id as string, ticketId, buyer };
};
const paidOrder = async () => {
  const order = await newOrder();
  await happen(test.bus, PaymentAuthorized, { orderId: order.id });
  await test.bus.settled();
  return order;
};

describe('GET /api/orders', () => {
  const idsOf = ({ body }: { body: { id: string }[] }) => body.map(({ id }) => id);

  it('When nobody is signed in, then 401', async () => {
    await test.request.get('/api/orders').expect(401);
  });

  it('When I have orders, then mine come newest first, in pages, by status', async () => {
    const buyer = test.person();
    const ticketId = await test.listed({ quantity: 10 });
    await newOrder();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift((await buyer.reserved(ticketId)).id);
    expect(idsOf(await buyer.get('').expect(200))).toEqual(ids);
    const first = await buyer.get('?limit=2').expect(200);
    const [, next] = /<\/api\/orders(\?.*)>; rel="next"/.exec(first.headers.link as string) ?? [];
    const second = await buyer.get(String(next)).expect(200);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.slice(0, 4));
    await buyer.cancel(String(ids[2])).expect(204);
    expect(idsOf(await buyer.get('?status=cancelled'))).toEqual([ids[2]]);
    await buyer.get('?status=lost').expect(400);
    await buyer.get('?limit=0').expect(400);
  });

  it('When an order is overdue, then the list shows it expired', async () => {
    const { id, buyer } = await newOrder();
    test.clock.advance(900);
    expect((await buyer.get('')).body).toMatchObject([{ id, status: 'cancelled', reason: 'expired' }]);
    expect((await buyer.get('?status=created')).body).toEqual([]);
  });
});

describe('GET /api/orders/:orderId', () => {
  it('When it is not mine, unknown or no id, then 404; when nobody is signed in, then 401', async () => {
    const { id } = await newOrder();
    for (const one of [id, '665000000000000000000099', 'no-id'])
      await test.person().get(`/${one}`).expect(404);
    await test.request.get(`/api/orders/${id}`).expect(401);
  });

  it('When its time is over, then it is shown expired, and the event is published once', async () => {
    const { id, buyer } = await newOrder();
    test.clock.advance(899);
    expect(await buyer.show(id)).toMatchObject({ status: 'created' });
    test.clock.advance(1);
    const shown = await buyer.show(id);
    expect(shown).toMatchObject({ status: 'cancelled', reason: 'expired', version: 1 });
    expect(shown.history.map(({ status }: { status: string }) => status)).toEqual(['created', 'cancelled']);
    await buyer.show(id);
    await test.bus.settled();
    expect(test.published(id)).toMatchObject([
      { version: 0 },
      { type: 'order:cancelled', data: { reason: 'expired' } },
    ]);
  });
});

describe('DELETE /api/orders/:orderId', () => {
  it('When I cancel, then 204, the seat is free and order:cancelled says why; once more changes nothing', async () => {
    const { id, ticketId, buyer } = await newOrder();
    await buyer.cancel(id).expect(204);
    await buyer.cancel(id).expect(204);
    expect(await buyer.show(id)).toMatchObject({ status: 'cancelled', reason: 'user', version: 1 });
    await test.person().reserved(ticketId);
    await test.bus.settled();
    expect(test.published(id)).toMatchObject([{}, { type: 'order:cancelled', data: { reason: 'user' } }]);
  });

  it('When payment has begun, then it can still be cancelled', async () => {
    const { id, buyer } = await newOrder();
    await happen(test.bus, PaymentInitiated, { orderId: id });
    await test.bus.settled();
    await buyer.cancel(id).expect(204);
  });

  it("When it is somebody else's or unknown, then 404 and it stands; when nobody is signed in, then 401", async () => {
    const { id, buyer } = await newOrder();
    await test.person().cancel(id).expect(404);
    await test.person('seller').cancel(id).expect(404);
    await test.person().cancel('no-id').expect(404);
    await test.request.delete(`/api/orders/${id}`).expect(401);
    expect(await buyer.show(id)).toMatchObject({ status: 'created' });
  });

  it('When it is paid, then 400', async () => {
    const { id, buyer } = await paidOrder();
    await buyer.cancel(id).expect(400, refusal('A paid order can only be refunded', 'order.refund-only'));
  });
});

describe('POST /api/orders/:orderId/extend', () => {
  it('When asked once, then five more minutes and order:updated; twice is 400', async () => {
    const { id, buyer } = await newOrder();
    const before = await buyer.show(id);
    const { body } = await buyer.extend(id).expect(200);
    expect(Date.parse(body.expiresAt) - Date.parse(before.expiresAt)).toBe(300_000);
    expect([before.extended, (await buyer.show(id)).extended]).toEqual([undefined, true]);
    await buyer
      .extend(id)
      .expect(400, refusal('An order can be extended only once', 'order.extended-already'));
    await test.bus.settled();
    expect(test.published(id)).toMatchObject([
      {},
      { type: 'order:updated', data: { expiresAt: body.expiresAt } },
    ]);
  });

  it('When it is overdue, then 400 and the order has expired', async () => {
    const { id, buyer } = await newOrder();
    test.clock.advance(900);
    await buyer.extend(id).expect(400, refusal('The order has expired', 'order.expired'));
    expect(await buyer.show(id)).toMatchObject({ status: 'cancelled' });
  });

  it("When it is paid, then 400; somebody else's is 404; when nobody is signed in, then 401", async () => {
    const { id, buyer } = await paidOrder();
    await buyer.extend(id).expect(400, refusal('Only an unpaid order can be extended', 'order.not-unpaid'));
    await test.person().extend(id).expect(404);
    await test.request.post(`/api/orders/${id}/extend`).expect(401);
  });

  it('When thirty minutes are used up, then it ends there whatever was configured', async () => {
    const long = await startOrders({ ORDER_HOLD_SECONDS: '1620' });
    const buyer = long.person();
    const order = await buyer.reserved(await long.listed());
    const { body } = await buyer.extend(order.id).expect(200);
    expect(Date.parse(body.expiresAt) - Date.parse(order.createdAt)).toBe(1_800_000);
    await long.stop();
  });
});

describe('POST /api/orders/:orderId/refund', () => {
  it('When the seller or an admin asks, then 202 refund:pending; then payment:refunded frees the seat', async () => {
    for (const who of [{ id: 'seller' }, { id: 'boss', role: 'admin' as const }]) {
      const { id, ticketId, buyer } = await paidOrder();
      const ask = () => test.request.post(`/api/orders/${id}/refund`).set('Cookie', test.signIn(who));
      const { body } = await ask().expect(202);
      expect(body).toMatchObject({ id, status: 'refund:pending' });
      await ask().expect(202, body);
      await test.person().order(ticketId).expect(400);
      await happen(test.bus, PaymentRefunded, { orderId: id });
      await test.bus.settled();
      expect(await buyer.show(id)).toMatchObject({ status: 'refunded' });
      await ask().expect(400, refusal('Only a paid order can be refunded', 'order.not-paid'));
      await test.person().reserved(ticketId);
      await test.bus.settled();
      expect(test.published(id).map(({ type }) => type)).toEqual([
        'order:created',
        'order:completed',
        'order:refund-requested',
        'order:refunded',
      ]);
    }
  });

  it('When the buyer asks, then 403; a stranger or an unknown order is 404; unpaid is 400; nobody is 401', async () => {
    const { id, buyer } = await paidOrder();
    await buyer.refund(id).expect(403);
    await test.person().refund(id).expect(404);
    await test.person('seller').refund('no-id').expect(404);
    await test.request.post(`/api/orders/${id}/refund`).expect(401);
    const unpaid = await newOrder();
    await test
      .person('seller')
      .refund(unpaid.id)
      .expect(400, refusal('Only a paid order can be refunded', 'order.not-paid'));
  });
});
