import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OrdersTest, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders();
});
afterAll(() => test.stop());

const admin = (path: string) =>
  test.request.get(`/api/orders${path}`).set('Cookie', test.signIn({ id: 'admin-1', role: 'admin' }));
const idsIn = ({ body }: { body: { id: string }[] }) => body.map(({ id }) => id);

const reserved = async (buyer = test.person()) => {
  const order = await buyer.reserved(await test.listed());
  return { ...order, buyer } as { id: string; number: string; userId: string; buyer: typeof buyer };
};

describe('orders, for an admin', () => {
  it('When looked for by number, buyer or id, then they are found, whoever made them', async () => {
    const [one, other] = [await reserved(), await reserved()];
    expect(idsIn(await admin(`/all?number=${one.number.toLowerCase()}`).expect(200))).toEqual([one.id]);
    expect(idsIn(await admin(`/all?userId=${other.userId}`))).toEqual([other.id]);
    expect(idsIn(await admin(`/all?orderIds=${one.id},${other.id}`))).toEqual([other.id, one.id]);
    expect(idsIn(await admin('/all?userId=nobody'))).toEqual([]);
    for (const wrong of ['number=1', 'userId=%24ne', 'orderIds=', 'orderIds=a%20b'])
      await admin(`/all?${wrong}`).expect(400);
  });

  it('When there are more than a page, then Link leads through all of them, each once', async () => {
    const buyer = test.person();
    const made = [await reserved(buyer), await reserved(buyer), await reserved(buyer)].map(({ id }) => id);
    const first = await admin(`/all?userId=${buyer.id}&limit=2`).expect(200);
    const next = /\/api\/orders([^>]+)>/.exec(String(first.headers.link))?.[1] ?? '';
    expect([...idsIn(first), ...idsIn(await admin(next))]).toEqual(made.reverse());
    expect((await admin('/all?limit=1').expect(200)).headers.link).toContain('cursor=');
  });

  it('When somebody reserved just now, then the numbers of the moment say so, and no longer after a minute', async () => {
    const numbers = async () => (await admin('/today').expect(200)).body;
    const before = await numbers();
    await reserved();
    const after = await numbers();
    expect([after.ordersLastMinute, after.holds]).toEqual([before.ordersLastMinute + 1, before.holds + 1]);
    test.clock.advance(61);
    expect(await numbers()).toMatchObject({ ordersLastMinute: 0, holds: after.holds });
  });

  it('When an order is shown, then its history is there; to its buyer the way of admins is closed', async () => {
    const { id, buyer } = await reserved();
    await buyer.cancel(id).expect(204);
    expect((await admin(`/${id}/story`).expect(200)).body).toMatchObject({
      id,
      status: 'cancelled',
      reason: 'user',
      history: [{ status: 'created' }, { status: 'cancelled' }],
      passes: [],
    });
    await buyer.get(`/${id}/story`).expect(403);
    await buyer.get('/all').expect(403);
    await admin('/665000000000000000000099/story').expect(404);
  });
});
