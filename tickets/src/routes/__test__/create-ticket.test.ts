import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
});
afterAll(() => test.stop());

const messages = ({ body }: { body: { errors: { message: string }[] } }) =>
  body.errors.map(({ message }) => message);

describe('POST /api/tickets', () => {
  it('When nobody is signed in, then 401', async () => {
    const { status, body } = await test.as().post({ title: 'Quartet', price: 20 });
    expect(status).toBe(401);
    expect(body).toEqual({ errors: [{ message: 'Not authorized', code: 'session.required' }] });
  });

  it('When only title and price are said, then the rest has its defaults, and ticket:created is out', async () => {
    const { status, body } = await seller.post({ title: '  Quartet  ', price: 19.99 });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      title: 'Quartet',
      price: 19.99,
      userId: 'seller-1',
      version: 0,
      quantity: 1,
      available: 1,
      maxPerOrder: 10,
      description: '',
      category: 'other',
      venue: '',
      startsAt: null,
      status: 'active',
    });
    expect(await seller.show(body.id)).toEqual(body);
    await test.bus.settled();
    const event = test.bus.published.find(({ id }) => id === `ticket:created/${body.id}/0`);
    expect(JSON.parse(event?.body ?? '').data).toEqual({
      id: body.id,
      version: 0,
      title: 'Quartet',
      priceCents: 1999,
      currency: 'eur',
      userId: 'seller-1',
      quantity: 1,
      maxPerOrder: 10,
      category: 'other',
      venue: '',
      startsAt: null,
      status: 'active',
    });
  });

  it('When everything is said, then it is shown as it was said', async () => {
    const listing = {
      title: 'Quartet',
      price: 1.1,
      quantity: 10_000,
      maxPerOrder: 4,
      description: 'By candlelight',
      category: 'Classical',
      venue: 'Old Mill',
      city: 'Zürich',
      address: 'Mill Lane 1',
      timeZone: 'Europe/Zurich',
      startsAt: '2030-05-17T20:00:00+02:00',
    };
    expect((await seller.post(listing)).body).toMatchObject({
      ...listing,
      category: 'classical',
      startsAt: '2030-05-17T18:00:00.000Z',
      available: 10_000,
    });
  });

  it.each([19.99, 1.1, 0.5, 8.2, 4.35, 0.57, 999_999.99, '4.35'])(
    'When the price is %p, then it is kept to the cent',
    async (price) => {
      const { id } = await seller.sell({ price });
      expect((await seller.show(id)).price).toBe(Number(price));
      await test.bus.settled();
      const event = test.bus.published.find((message) => message.id === `ticket:created/${id}/0`);
      expect(JSON.parse(event?.body ?? '').data.priceCents).toBe(Number((Number(price) * 100).toFixed(0)));
    },
  );

  it.each([undefined, null, 0, -1, -0.01, 'free', '', true, [5], { $gt: 0 }])(
    'When the price is %p, then 400 says that it must be greater than 0',
    async (price) => {
      const answer = await seller.post({ title: 'Quartet', price });
      expect(answer.status).toBe(400);
      expect(messages(answer)).toEqual(['Price must be greater than 0']);
    },
  );

  it.each([0.49, 0.01, 0.001, '0.3'])(
    'When the price is %p, which no card can be charged, then 400 says the least',
    async (price) => {
      const { status, body } = await seller.post({ title: 'Quartet', price });
      expect(status).toBe(400);
      expect(body.errors).toEqual([
        { message: 'Price must be at least 0.50', field: 'price', code: 'price.too-low' },
      ]);
    },
  );

  it('When the date is past, then 400 names it, and nothing is listed', async () => {
    const past = new Date(test.clock().getTime() - 1000).toISOString();
    const { status, body } = await test.as('seller-late').post({ title: 'Late', price: 5, startsAt: past });
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [{ message: 'Date and time must be in the future', field: 'startsAt', code: 'starts-at.past' }],
    });
    expect((await test.as('seller-late').get('?userId=seller-late')).body).toEqual([]);
  });

  it.each([19.999, 1_000_000, 999_999.995, 1e21, '1e3', '5.', '0x10', ' 5'])(
    'When the price is %p, then 400',
    async (price) => {
      expect((await seller.post({ title: 'Quartet', price })).status).toBe(400);
    },
  );

  it.each([undefined, null, '', '   ', 7, true, ['a'], { $ne: '' }])(
    'When the title is %p, then 400 says that it is required',
    async (title) => {
      const answer = await seller.post({ title, price: 20 });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        errors: [{ message: 'Title is required', field: 'title', code: 'title.required' }],
      });
    },
  );

  it.each([
    ['title', ['x'.repeat(201)]],
    ['quantity', [0, -1, 1.5, 10_001, 'many', true, [1, 2], { $gt: 0 }]],
    ['maxPerOrder', [0, 10_001, 'x', [1], {}]],
    ['description', [7, true, ['a'], { $gt: '' }, 'x'.repeat(5001)]],
    ['category', [7, ['a'], ['art'], { $gt: '' }, 'music', 'x'.repeat(51)]],
    ['city', [7, ['a'], { $gt: '' }, 'x'.repeat(81)]],
    ['address', [7, ['a'], { $gt: '' }, 'x'.repeat(201)]],
    ['timeZone', [7, ['UTC'], { $gt: '' }, 'Mars/Olympus', '+02:00', 'x'.repeat(201)]],
    ['imageId', [7, ['a'], { $gt: '' }, 'unknown', true]],
    ['venue', [7, ['a'], { $gt: '' }, 'x'.repeat(201)]],
    ['startsAt', [7, ['a'], { $gt: '' }, 'soon', '2030-02-30T18:00:00Z', '2030-05-17T18:00:00', '2030']],
  ])('When %s is not what it should be, then 400 names it', async (field, values) => {
    for (const value of values) {
      const { status, body } = await seller.post({ title: 'Quartet', price: 20, [field]: value });
      expect({ value, status, field: body.errors?.[0].field }).toEqual({ value, status: 400, field });
    }
  });

  const image = { color: '#7a3b2e', blur: 'UklGRg==', width: 1280, height: 720 };
  const uploaded = async (id: string, userId: string) => {
    const images = test.service.platform.db.collection('images');
    await images.insertOne({ _id: id as never, userId, ...image });
    return id;
  };

  it('When an image is named that the seller has uploaded, then it is shown, stays, and null takes it away', async () => {
    const imageId = await uploaded('image-1', 'seller-1');
    const { id, ...ticket } = await seller.sell({ imageId });
    expect(ticket.image).toEqual({ id: imageId, ...image });
    await test.bus.settled();
    const event = test.bus.published.find((message) => message.id === `ticket:created/${id}/0`);
    expect(JSON.parse(event?.body ?? '').data.image).toEqual(ticket.image);
    const said = { title: 'Quartet', price: 20 };
    expect((await seller.put(id, { ...said, imageId })).body).toMatchObject({ version: 0 });
    expect((await seller.put(id, { ...said, venue: 'Mill' })).body.image).toEqual(ticket.image);
    expect((await seller.put(id, { ...said, imageId: null })).body).not.toHaveProperty('image');
  });

  it("When an image is somebody else's, then 400 names it", async () => {
    const imageId = await uploaded('image-2', 'somebody');
    const { status, body } = await seller.post({ title: 'Quartet', price: 20, imageId });
    expect([status, body.errors]).toEqual([
      400,
      [
        {
          message: 'Image must be one that you have uploaded',
          field: 'imageId',
          code: 'image-id.unknown',
        },
      ],
    ]);
  });

  it('When the place is emptied, then the listing says none', async () => {
    const place = { city: 'Bern', address: 'Lane 1', timeZone: 'Europe/Zurich' };
    const ticket = await seller.sell(place);
    expect(ticket).toMatchObject(place);
    const none = { city: '', address: '', timeZone: '' };
    const { body } = await seller.put(ticket.id, { title: 'Quartet', price: 20, ...none });
    for (const field of Object.keys(none)) expect(body).not.toHaveProperty(field);
  });

  it('When a stored category is of before there was a list, then it is shown as other', async () => {
    const { id } = await seller.sell({ category: 'art' });
    const tickets = test.service.platform.db.collection('tickets');
    await tickets.updateOne({ _id: id as never }, { $set: { category: 'exhibitions' } });
    expect((await seller.show(id)).category).toBe('other');
  });

  it('When fields come that no listing takes, then they are not stored', async () => {
    const extra = {
      id: 'mine',
      userId: 'somebody',
      version: 9,
      taken: 5,
      onSale: false,
      status: 'withdrawn',
    };
    const ticket = await seller.sell({ ...extra, stamp: 7, orderId: 'x', outbox: [], available: 99 });
    expect(ticket).toMatchObject({ userId: 'seller-1', version: 0, available: 1, status: 'active' });
    expect(ticket.id).not.toBe('mine');
    expect(ticket).not.toHaveProperty('orderId');
  });

  it('When the same request comes again with its Idempotency-Key, then there is one listing', async () => {
    const post = () =>
      test.request
        .post('/api/tickets')
        .set('Cookie', test.signIn({ id: 'seller-twice' }))
        .set('Idempotency-Key', 'once')
        .send({ title: 'Once', price: 5 });
    const [first, second] = [await post(), await post()];
    expect(second.body).toEqual(first.body);
    expect((await seller.get('?userId=seller-twice')).body).toHaveLength(1);
  });
});

describe('GET /api/tickets/:id', () => {
  it('When there is none, or the id is no id, then 404', async () => {
    for (const id of ['665000000000000000000099', 'x', '%00', '$gt', '%7B%22$gt%22:%22%22%7D']) {
      expect((await test.as().get(`/${id}`)).status).toBe(404);
    }
  });

  it('When anybody asks, then the listing is shown', async () => {
    const ticket = await seller.sell();
    expect(await test.as().show(ticket.id)).toEqual(ticket);
  });
});
