import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OrderCreated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

const cancel = (id: string, body: object = {}, as = seller) => as.post(body, `/${id}/cancel`);
const codes = ({ status, body }: Awaited<ReturnType<typeof cancel>>) => [status, body.errors?.[0]?.code];
const published = async (id: string) => {
  await test.bus.settled();
  return test.bus.published
    .filter(({ subject, id: event }) => subject === 'ticket:updated' && event.includes(id))
    .map(({ body }) => JSON.parse(body).data);
};

it('When several things are wrong, then the first refusal in the order of the contract is the answer', async () => {
  const { id } = await seller.sell();
  const [tooLong, stranger] = [{ reason: 'x'.repeat(501) }, test.as('seller-2')];
  expect(codes(await cancel(id, tooLong, test.as()))[0]).toBe(401);
  expect(codes(await cancel('nothing', tooLong))).toEqual([400, 'reason.too-long']);
  expect(codes(await cancel(id, { reason: 7 }))).toEqual([400, 'reason.invalid']);
  expect(codes(await cancel('nothing', {}, stranger))[0]).toBe(404);
  expect(codes(await cancel(id, {}, stranger))).toEqual([403, 'ticket.not-yours']);
  expect(await seller.show(id)).toMatchObject({ status: 'active', version: 0 });
});

it('When it is cancelled while somebody holds seats, then at once, everybody reads why, and it is published', async () => {
  const listing = await seller.sell({ quantity: 3 });
  const ticket = { ...OrderCreated.sample.ticket, id: listing.id };
  await happen(test.bus, OrderCreated, { id: 'held', quantity: 2, ticket });
  await test.bus.settled();
  test.orders.leave();
  const { status, body } = await cancel(listing.id, { reason: ' The singer is ill ' });
  test.orders.comeBack();
  const cancelled = { at: expect.any(String), reason: 'The singer is ill' };
  expect([status, body]).toEqual([
    200,
    { ...listing, version: 1, available: 0, status: 'withdrawn', cancelled },
  ]);
  expect(await test.as().show(listing.id)).toEqual(body);
  expect((await test.as().get()).body.map(({ id }: { id: string }) => id)).not.toContain(listing.id);
  expect(await seller.pages('userId=seller-1')).toContainEqual(body);
  expect(await published(listing.id)).toMatchObject([{ version: 1, status: 'withdrawn', cancelled }]);
});

it('When no reason is given, then it is empty; once more, then nothing changes and nothing is published', async () => {
  const { id } = await seller.sell();
  const first = await cancel(id, { reason: null });
  expect(first.body.cancelled.reason).toBe('');
  const again = await cancel(id, { reason: 'Another' }, test.as('admin-1', 'admin'));
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(await published(id)).toHaveLength(1);
});

it('When it is withdrawn already, then it is cancelled as well', async () => {
  const { id } = await seller.sell();
  expect((await seller.delete(id)).status).toBe(204);
  expect((await cancel(id)).body).toMatchObject({ status: 'withdrawn', cancelled: { reason: '' } });
});

it('When orders is asked for fewer seats meanwhile, then that is dropped, and who asked gets 409', async () => {
  const { id } = await seller.sell({ quantity: 5 });
  test.orders.leave();
  const waiting = seller.put(id, { title: 'Trio', price: 20, quantity: 3 });
  await until('it is asked', async () =>
    test.bus.published.some(({ id: event }) => event === `ticket:resize-requested/${id}/1`),
  );
  expect((await cancel(id)).status).toBe(200);
  test.orders.comeBack();
  expect((await waiting).status).toBe(409);
  await test.bus.settled();
  expect(await seller.show(id)).toMatchObject({ title: 'Quartet', quantity: 5, status: 'withdrawn' });
});

it('When twenty cancel at once, then it is one change', async () => {
  const { id } = await seller.sell();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => cancel(id, { reason: `By ${n}` })));
  expect(new Set(answers.map(({ body }) => body.cancelled.reason)).size).toBe(1);
  expect(await published(id)).toHaveLength(1);
});
