import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentAuthorized, TicketCreated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { type OrdersTest, refusal, startOrders } from '../../__test__/start-orders.ts';

let test: OrdersTest;
beforeAll(async () => {
  test = await startOrders({ MAX_LIVE_HOLDS: '3' });
});
afterAll(() => test.stop());

describe('POST /api/orders', () => {
  it('When nobody is signed in, then 401', async () => {
    await test.request
      .post('/api/orders')
      .send({ ticketId: await test.listed() })
      .expect(401);
  });

  it('When no ticket is named, then 400 says so', async () => {
    for (const ticketId of [undefined, '', ' ', 7, null, { $ne: '' }, ['a']]) {
      const { body } = await test.person().post('', { ticketId }).expect(400);
      expect(body).toEqual({
        errors: [{ message: 'TicketId must be provided', field: 'ticketId', code: 'ticket-id.required' }],
      });
    }
  });

  it('When the quantity is no quantity, then 400', async () => {
    const ticketId = await test.listed({ quantity: 10 });
    for (const quantity of [0, -1, 1.5, 'many', true, [1], { $gt: 0 }, 10_001]) {
      const { body } = await test.person().post('', { ticketId, quantity }).expect(400);
      expect(body.errors[0].field).toBe('quantity');
    }
  });

  it('When the process died between the insert and its answer, then the repeat finds the order, even the last seat', async () => {
    const ticketId = await test.listed();
    const buyer = test.person();
    const ask = () => buyer.post('', { ticketId }, { 'Idempotency-Key': 'died-after-insert' });
    const first = await ask().expect(201);
    const records = test.service.platform.db.collection('idempotency');
    await records.updateOne(
      { _id: `${buyer.id}/died-after-insert` as never },
      { $set: { startedAt: new Date(Date.now() - 21_000) }, $unset: { answer: '' } },
    );
    const repeat = await ask().expect(201);
    expect(repeat.headers).not.toHaveProperty('idempotent-replayed');
    expect(repeat.body).toEqual(first.body);
    expect(await test.stored({ ticketId })).toHaveLength(1);
  });

  it('When a listing was made a moment ago and is not known here yet, then 503 and not 404', async () => {
    const fresh = new Types.ObjectId().toHexString();
    const { body, headers } = await test
      .person()
      .post('', { ticketId: fresh }, { 'Idempotency-Key': 'asked-too-early' })
      .expect(503);
    expect(headers['retry-after']).toBe('1');
    expect(body.errors).toHaveLength(1);
    const buyer = test.person();
    await buyer.post('', { ticketId: fresh }, { 'Idempotency-Key': 'again' }).expect(503);
    await happen(test.bus, TicketCreated, { id: fresh, userId: 'seller', quantity: 1 });
    await test.bus.settled();
    await buyer.post('', { ticketId: fresh }, { 'Idempotency-Key': 'again' }).expect(201);
  });

  it('When there is no such ticket, or no such id, then 404', async () => {
    for (const id of ['665000000000000000000099', 'no-id', '$where'])
      await test.person().order(id).expect(404, refusal('Not found', 'resource.not-found'));
  });

  it('When it succeeds, then the seats are held for 15 minutes and order:created has it whole', async () => {
    const ticketId = await test.listed({ quantity: 5, priceCents: 1999 });
    const buyer = test.person();
    const order = await buyer.reserved(ticketId, 3);
    expect(order).toEqual({
      id: expect.any(String),
      number: expect.stringMatching(/^[A-HJ-NP-Z2-9]{8}$/),
      version: 0,
      status: 'created',
      userId: buyer.id,
      quantity: 3,
      total: 59.97,
      currency: 'eur',
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      ticket: {
        id: ticketId,
        version: 0,
        title: 'String quartet by candlelight',
        price: 19.99,
        userId: 'seller',
        category: 'classical',
        venue: 'Old Mill',
        city: 'Zürich',
        startsAt: '2030-05-17T18:00:00.000Z',
        timeZone: 'Europe/Zurich',
        image: TicketCreated.sample.image,
      },
    });
    expect(Date.parse(order.expiresAt) - Date.parse(order.createdAt)).toBe(900_000);
    expect(await buyer.show(order.id)).toEqual({
      ...order,
      history: [{ status: 'created', at: order.createdAt }],
    });
    await test.bus.settled();
    expect(test.published(order.id)).toMatchObject([
      {
        id: `order:created/${order.id}/0`,
        data: {
          id: order.id,
          version: 0,
          status: 'created',
          userId: buyer.id,
          quantity: 3,
          totalCents: 5997,
          currency: 'eur',
          expiresAt: order.expiresAt,
          ticket: { id: ticketId, version: 0, priceCents: 1999, userId: 'seller' },
        },
      },
    ]);
  });

  it('When the event is over, then 400 in words', async () => {
    const ticketId = await test.listed({ startsAt: new Date(Date.now() - 1000).toISOString() });
    const { body } = await test.person().order(ticketId).expect(400);
    expect(body).toEqual(refusal('The event is over', 'ticket.over'));
  });

  it('When no quantity is given, then it is one; fields that no order has are not stored', async () => {
    const ticketId = await test.listed({ quantity: 5 });
    const { body } = await test
      .person()
      .post('', {
        ticketId,
        userId: 'somebody',
        status: 'complete',
        totalCents: 1,
        slots: [4],
        holdNumber: 99,
      })
      .expect(201);
    const [stored] = await test.stored({ _id: body.id });
    expect(stored).toMatchObject({ quantity: 1, status: 'created', totalCents: 1999, userId: body.userId });
    expect(stored?.holdNumber).toBeLessThan(3);
  });

  it('When nothing is left, then 400 Ticket is already reserved', async () => {
    const ticketId = await test.listed({ quantity: 3 });
    await test.person().reserved(ticketId, 2);
    await test
      .person()
      .order(ticketId, 2)
      .expect(400, refusal('Ticket is already reserved', 'ticket.reserved'));
    await test.person().reserved(ticketId, 1);
    await test.person().order(ticketId).expect(400, refusal('Ticket is already reserved', 'ticket.reserved'));
  });

  it('When it is my own, withdrawn, or more than one may take, then 400 says which', async () => {
    const ticketId = await test.listed({ quantity: 9, maxPerOrder: 4 });
    await test
      .person('seller')
      .order(ticketId)
      .expect(400, refusal('You cannot order your own ticket', 'ticket.own'));
    await test
      .person()
      .order(ticketId, 5)
      .expect(400, refusal('At most 4 in one order', 'ticket.max-per-order'));
    await test.edited(ticketId, 1, { status: 'withdrawn', quantity: 9 });
    await test
      .person()
      .order(ticketId)
      .expect(400, refusal('Ticket is no longer for sale', 'ticket.withdrawn'));
  });

  it('When an overdue order is in the way, then it ends and its seat is sold', async () => {
    const ticketId = await test.listed();
    const late = test.person();
    const order = await late.reserved(ticketId);
    test.clock.advance(900);
    await test.person().reserved(ticketId);
    expect(await late.show(order.id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
  });

  it('When one person holds as many as they may, then 429 says when; paying or cancelling makes room', async () => {
    const buyer = test.person();
    const ticketId = await test.listed({ quantity: 10 });
    const orders = [];
    for (let n = 0; n < 3; n++) orders.push(await buyer.reserved(ticketId));
    const { headers, body } = await buyer.order(ticketId).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(800);
    expect(body).toEqual(
      refusal('You hold 3 unpaid orders already: pay or cancel one first', 'order.too-many-unpaid'),
    );
    await buyer.cancel(orders[1].id).expect(204);
    await buyer.reserved(ticketId);
    test.clock.advance(900);
    await buyer.reserved(ticketId);
  });

  it('When one person asks thirty times at once, then exactly as many succeed as they may hold', async () => {
    const buyer = test.person();
    const ticketId = await test.listed({ quantity: 100 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => buyer.order(ticketId)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(3).fill(201), ...Array(27).fill(429)]);
  });

  it('When the request is repeated with its Idempotency-Key, then it reserves once', async () => {
    const buyer = test.person();
    const ticketId = await test.listed({ quantity: 10 });
    const ask = () => buyer.post('', { ticketId }, { 'Idempotency-Key': 'once' });
    const first = await ask().expect(201);
    const again = await ask().expect(201).expect('Idempotent-Replayed', 'true');
    expect(again.body).toEqual(first.body);
    expect(await test.stored({ ticketId })).toHaveLength(1);
  });

  it('When the listing is re-priced afterwards, then the price reserved is the price shown', async () => {
    const ticketId = await test.listed({ quantity: 4, priceCents: 1999 });
    const buyer = test.person();
    const order = await buyer.reserved(ticketId, 2);
    await test.edited(ticketId, 1, { quantity: 4, priceCents: 9999, title: 'Sold out everywhere' });
    expect(await buyer.show(order.id)).toMatchObject(order);
    expect(await test.person().reserved(ticketId)).toMatchObject({ total: 99.99, ticket: { version: 1 } });
  });

  it('When the listing is edited, re-priced and withdrawn while held, then the buyer pays the price reserved', async () => {
    const ticketId = await test.listed({ quantity: 4, priceCents: 1999 });
    const buyer = test.person();
    const order = await buyer.reserved(ticketId, 2);
    await test.edited(ticketId, 1, { quantity: 4, priceCents: 9999, title: 'Another evening' });
    await test.edited(ticketId, 2, { quantity: 4, priceCents: 9999, status: 'withdrawn' });
    await happen(test.bus, PaymentAuthorized, { orderId: order.id, amountCents: 3998 });
    await test.bus.settled();
    expect(await buyer.show(order.id)).toMatchObject({
      status: 'complete',
      total: 39.98,
      ticket: { title: order.ticket.title, price: 19.99 },
    });
    await test.person().order(ticketId).expect(400);
  });

  it('When a listing shrinks, then what is sold stands and no more is sold than is left', async () => {
    const ticketId = await test.listed({ quantity: 10 });
    const buyers = Array.from({ length: 6 }, () => test.person());
    for (const buyer of buyers) await buyer.reserved(ticketId);
    await test.edited(ticketId, 1, { quantity: 7 });
    const answers = await Promise.all(Array.from({ length: 9 }, () => test.person().order(ticketId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(8).fill(400)]);
    expect(await test.stored({ ticketId, live: true })).toHaveLength(7);
  });
});
