import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderCompleted, OrderCreated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

const nobody = '665000000000000000000099';
const refusal = ({ status, body }: { status: number; body: { errors: { message: string }[] } }) => [
  status,
  body.errors[0]?.message,
];
let orders = 0;
const reserve = async (ticketId: string, quantity = 1) => {
  const order = {
    id: `order-${++orders}`,
    quantity,
    ticket: { ...OrderCreated.sample.ticket, id: ticketId },
  };
  await happen(test.bus, OrderCreated, order);
  await test.bus.settled();
  return order;
};
const pay = async (order: Awaited<ReturnType<typeof reserve>>) => {
  await happen(test.bus, OrderCompleted, order);
  await test.bus.settled();
};

describe('PUT /api/tickets/:id', () => {
  it('When several things are wrong, then the first refusal in the order of the contract is the answer', async () => {
    const single = await seller.sell();
    const other = test.as('seller-2');
    await reserve(single.id);
    expect((await test.as().put(single.id, {})).status).toBe(401);
    expect(refusal(await seller.put(nobody, { title: '', price: 1 }))).toEqual([400, 'Title is required']);
    expect(refusal(await other.put(single.id, { title: 'x', price: 0 }))).toEqual([
      400,
      'Price must be greater than 0',
    ]);
    expect((await seller.put(nobody, { title: 'x', price: 1 })).status).toBe(404);
    expect((await seller.put('not-an-id', { title: 'x', price: 1 })).status).toBe(404);
    expect((await other.put(single.id, { title: 'x', price: 1 })).status).toBe(403);
    expect((await test.as('admin-1', 'admin').put(single.id, { title: 'x', price: 1 })).status).toBe(403);
    expect(refusal(await seller.put(single.id, { title: 'x', price: 1 }))).toEqual([
      400,
      'Cannot edit a reserved ticket',
    ]);
  });

  it('When it succeeds, then it is shown, and ticket:updated is published', async () => {
    const ticket = await seller.sell({
      quantity: 5,
      category: 'classical',
      startsAt: '2030-05-17T18:00:00Z',
    });
    const { status, body } = await seller.put(ticket.id, { title: 'Trio', price: 4.35, maxPerOrder: 2 });
    expect(status).toBe(200);
    expect(body).toEqual({ ...ticket, title: 'Trio', price: 4.35, maxPerOrder: 2, version: 1 });
    expect(await seller.show(ticket.id)).toEqual(body);
    await test.bus.settled();
    const event = test.bus.published.find(({ id }) => id === `ticket:updated/${ticket.id}/1`);
    expect(JSON.parse(event?.body ?? '').data).toMatchObject({ title: 'Trio', priceCents: 435, version: 1 });
  });

  it('When a listing is sent back as it was shown, then nothing changes, not even its version', async () => {
    const ticket = await seller.sell();
    expect((await seller.put(ticket.id, ticket)).body).toEqual(ticket);
  });

  it('When the event is over, then all but its date may be edited, and a past date is refused', async () => {
    const startsAt = new Date(test.clock().getTime() + 60_000).toISOString();
    const ticket = await seller.sell({ quantity: 5, startsAt });
    test.clock.advance(120);
    const said = { title: 'Quartet', price: 20 };
    expect((await seller.put(ticket.id, { ...said, venue: 'Old Mill', startsAt })).status).toBe(200);
    expect((await seller.put(ticket.id, { ...said, venue: 'New Mill' })).status).toBe(200);
    const past = { ...said, startsAt: new Date(test.clock().getTime() - 60_000).toISOString() };
    const refused = await seller.put(ticket.id, past);
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ message: 'Date and time must be in the future', field: 'startsAt', code: 'starts-at.past' }],
    ]);
    expect((await test.as('seller-2').put(ticket.id, past)).status).toBe(403);
    const next = await seller.put(ticket.id, { ...said, startsAt: '2031-05-17T18:00:00Z' });
    expect(next.body).toMatchObject({ startsAt: '2031-05-17T18:00:00.000Z', venue: 'New Mill' });
  });

  it('When the date is emptied, then there is none', async () => {
    const ticket = await seller.sell({ startsAt: '2030-05-17T18:00:00Z' });
    const { body } = await seller.put(ticket.id, { title: 'Quartet', price: 20, startsAt: '' });
    expect(body.startsAt).toBeNull();
  });

  it('When the quantity would be below what is sold or held, then 400; down to it, then nothing is left', async () => {
    const ticket = await seller.sell({ quantity: 10 });
    await pay(await reserve(ticket.id, 2));
    await reserve(ticket.id, 1);
    const edit = (quantity: number) => seller.put(ticket.id, { title: 'Quartet', price: 20, quantity });
    expect(refusal(await edit(2))).toEqual([400, 'Quantity cannot be below the 3 sold or held']);
    expect((await edit(3)).body).toMatchObject({ quantity: 3, available: 0 });
    await test.bus.settled();
    expect((await test.as().get()).body.map(({ id }: { id: string }) => id)).not.toContain(ticket.id);
    expect((await edit(4)).body).toMatchObject({ quantity: 4, available: 1 });
    expect((await test.as().get()).body.map(({ id }: { id: string }) => id)).toContain(ticket.id);
  });

  it('When orders cannot be asked for fewer, then 503 and nothing changes; the repeat waits for the same answer', async () => {
    const ticket = await seller.sell({ quantity: 5 });
    const edit = (quantity: number, title = 'Quartet') =>
      seller.put(ticket.id, { title, price: 20, quantity });
    test.orders.leave();
    const refused = await edit(3, 'Trio');
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
    expect(await seller.show(ticket.id)).toMatchObject({ title: 'Quartet', quantity: 5, available: 5 });
    const repeat = edit(3, 'Trio');
    test.orders.comeBack();
    expect((await repeat).body).toMatchObject({ title: 'Trio', quantity: 3 });
    const requests = test.bus.published.filter(
      ({ subject, id }) => subject === 'ticket:resize-requested' && id.includes(ticket.id),
    );
    expect(requests).toHaveLength(1);
  });

  it('When it is edited otherwise while orders has not answered, then the later edit counts', async () => {
    const ticket = await seller.sell({ quantity: 5 });
    test.orders.leave();
    const waiting = seller.put(ticket.id, { title: 'Trio', price: 20, quantity: 3 });
    await until('it is asked', async () =>
      test.bus.published.some(({ id }) => id === `ticket:resize-requested/${ticket.id}/1`),
    );
    expect((await seller.put(ticket.id, { title: 'Quintet', price: 20 })).status).toBe(200);
    test.orders.comeBack();
    expect((await waiting).status).toBe(409);
    await test.bus.settled();
    expect(await seller.show(ticket.id)).toMatchObject({ title: 'Quintet', quantity: 5 });
  });

  it('When twenty edit at once, then each change is a version of its own', async () => {
    const ticket = await seller.sell({ quantity: 5 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => seller.put(ticket.id, { title: `By ${index}`, price: 20 })),
    );
    const versions = answers.map(({ body }) => body.version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe('DELETE /api/tickets/:id', () => {
  it('When it may not be, then 401, 404, 403, or 400 while it is reserved and unpaid', async () => {
    const ticket = await seller.sell({ quantity: 3 });
    await reserve(ticket.id);
    expect((await test.as().delete(ticket.id)).status).toBe(401);
    expect((await seller.delete(nobody)).status).toBe(404);
    expect((await test.as('seller-2').delete(ticket.id)).status).toBe(403);
    expect(refusal(await seller.delete(ticket.id))).toEqual([
      400,
      'Cannot withdraw a ticket that is reserved and not yet paid',
    ]);
  });

  it('When the owner withdraws, then it is shown as withdrawn and published, sold seats stand, and twice is once', async () => {
    const ticket = await seller.sell({ quantity: 3 });
    await pay(await reserve(ticket.id));
    expect((await seller.delete(ticket.id)).status).toBe(204);
    expect((await seller.delete(ticket.id)).status).toBe(204);
    expect(await seller.show(ticket.id)).toEqual({
      ...ticket,
      version: 2,
      available: 0,
      status: 'withdrawn',
    });
    await test.bus.settled();
    const event = test.bus.published.find(({ id }) => id === `ticket:updated/${ticket.id}/2`);
    expect(JSON.parse(event?.body ?? '').data.status).toBe('withdrawn');
  });

  it('When it is withdrawn, then no list shows it but its seller’s own, and it cannot be edited', async () => {
    const { id } = await seller.sell({ city: 'gone' });
    expect((await test.as('admin-1', 'admin').delete(id)).status).toBe(204);
    await test.bus.settled();
    const seen = async (query: string, as = test.as()) =>
      (await as.pages(query)).some((ticket) => ticket.id === id);
    expect(await seen('')).toBe(false);
    expect(await seen('city=gone')).toBe(false);
    expect(await seen('userId=seller-1')).toBe(false);
    expect(await seen('userId=seller-1', seller)).toBe(true);
    expect(await seen('userId=seller-1&available=true', seller)).toBe(false);
    expect(refusal(await seller.put(id, { title: 'Back', price: 1 }))).toEqual([
      400,
      'Cannot edit a withdrawn ticket',
    ]);
  });
});
