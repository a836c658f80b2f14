import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTickets, type TicketsTest, type View } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
let admin: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  [seller, admin] = [test.as('seller-1'), test.as('admin-1', 'admin')];
});
afterAll(() => test.stop());

const withdraw = (id: string, body: object, as = admin) => as.post(body, `/${id}/withdraw`);
const reason = 'Not as described';
const withdrawal = { by: 'admin', reason, at: expect.any(String) };
const eventsOf = (listing: View) =>
  test.bus.published.filter(({ id }) => id.startsWith(`ticket:updated/${listing.id}`));

it('When it may not be, then 401, 403, 400 without a reason or with a long one, 404', async () => {
  const { id } = await seller.sell();
  expect((await withdraw(id, { reason }, test.as())).status).toBe(401);
  expect((await withdraw(id, { reason }, seller)).status).toBe(403);
  for (const body of [{}, { reason: ' ' }, { reason: 7 }])
    expect((await withdraw(id, body)).body.errors[0]).toMatchObject({
      field: 'reason',
      code: 'reason.required',
    });
  expect((await withdraw(id, { reason: 'x'.repeat(501) })).body.errors[0].code).toBe('reason.too-long');
  expect((await withdraw('nothing', { reason })).status).toBe(404);
});

it('When an admin withdraws, then at once and without orders; the seller and admins read why, and nobody else', async () => {
  const listing = await seller.sell({ quantity: 3, city: 'Bern' });
  test.orders.leave();
  const { status, body } = await withdraw(listing.id, { reason });
  test.orders.comeBack();
  expect([status, body]).toEqual([
    200,
    { ...listing, version: 1, available: 0, status: 'withdrawn', withdrawal },
  ]);
  for (const who of [seller, admin]) {
    expect(await who.show(listing.id)).toEqual(body);
    expect(await who.pages('userId=seller-1')).toContainEqual(body);
  }
  const { withdrawal: _, ...shown } = body;
  for (const who of [test.as(), test.as('seller-2')]) expect(await who.show(listing.id)).toEqual(shown);
  await test.bus.settled();
  const [event] = eventsOf(listing);
  const { data } = JSON.parse(event?.body ?? '');
  expect(data.withdrawal).toEqual({ reason, at: withdrawal.at });
});

it('When it comes once more, or the seller has withdrawn it, then nothing changes', async () => {
  const [listing, own] = [await seller.sell(), await seller.sell()];
  const first = await withdraw(listing.id, { reason });
  expect((await withdraw(listing.id, { reason: 'Another' })).body).toEqual(first.body);
  await seller.delete(own.id);
  expect((await withdraw(own.id, { reason })).body).not.toHaveProperty('withdrawal');
  await test.bus.settled();
  expect(eventsOf(listing)).toHaveLength(1);
});
