import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderCancelled, OrderCreated, UserUpdated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../../__test__/start-tickets.ts';

let test: TicketsTest;
beforeAll(async () => {
  test = await startTickets();
});
afterAll(() => test.stop());

const becomes = async (id: string, version: number, status: 'active' | 'suspended') => {
  await happen(test.bus, UserUpdated, { id, version, status, name: 'Sam' });
  await test.bus.settled();
};
const admin = () => test.as('admin-1', 'admin');
let sellers = 0;
/** Somebody who sells something that is not like anything else. */
const selling = async (given: object = {}) => {
  const [userId, word] = [`seller-${++sellers}`, `zither${String.fromCharCode(97 + sellers)}`];
  const seller = test.as(userId);
  const listing = await seller.sell({ title: word, city: word, startsAt: '2030-05-17T18:00:00Z', ...given });
  const queries = ['', `search=${word}`, `city=${word}`, `city=${word}&available=true`, `userId=${userId}`];
  /** Where strangers find it. */
  const found = async () => {
    test.clock.advance(2);
    const lists = await Promise.all(queries.map((query) => test.as().pages(query)));
    const { listings } = (await test.as().get(`/suggestions?search=${word}`)).body;
    const cities = (await test.as().get('/cities')).body.map(({ city }: { city: string }) => city);
    return {
      lists: lists.map((list) => list.some(({ id }) => id === listing.id)),
      suggested: listings.length,
      counted: (await test.as().get(`/count?city=${word}`)).body.count,
      ofSeller: (await test.as().get(`/sellers/${userId}`)).body.listings,
      city: cities.includes(word),
      shown: (await test.as().get(`/${listing.id}`)).status,
    };
  };
  return { userId, seller, listing, found };
};
const everywhere = {
  ...{ lists: Array(5).fill(true), suggested: 1, counted: 1, ofSeller: 1, city: true, shown: 200 },
};
const nowhere = {
  ...{ lists: Array(5).fill(false), suggested: 0, counted: 0, ofSeller: 0, city: false, shown: 404 },
};

it('When a seller is suspended, then nobody finds their listings but admins; readmitted, then they are back', async () => {
  const { userId, seller, listing, found } = await selling({ quantity: 5 });
  await becomes(userId, 1, 'active');
  expect(await found()).toEqual(everywhere);
  await becomes(userId, 2, 'suspended');
  expect(await found()).toEqual(nowhere);
  for (const who of [seller, admin()]) expect((await who.show(listing.id)).available).toBe(0);
  const listed = async () => (await admin().pages(`userId=${userId}`)).map(({ id }) => id);
  expect(await listed()).toEqual([listing.id]);
  await becomes(userId, 3, 'active');
  expect(await found()).toEqual(everywhere);
  expect(await test.as().show(listing.id)).toMatchObject({ ...listing, available: 5 });
});

it('When they are hidden, then it is no change of theirs and causes no event', async () => {
  const { userId, listing } = await selling();
  await becomes(userId, 1, 'suspended');
  await becomes(userId, 2, 'active');
  const events = test.bus.published.filter(({ id }) => id.includes(listing.id));
  expect(events.map(({ subject }) => subject)).toEqual(['ticket:created']);
});

describe('the listener of user:updated', () => {
  it('When it comes twice, then it is the same (duplicate)', async () => {
    const { userId, found } = await selling();
    for (let n = 0; n < 2; n++) await becomes(userId, 1, 'suspended');
    expect(await found()).toEqual({ ...nowhere, ofSeller: 0 });
    for (let n = 0; n < 2; n++) await becomes(userId, 2, 'active');
    expect(await found()).toEqual(everywhere);
  });

  it('When the suspension comes after the readmission, then they stay (out of order)', async () => {
    const { userId, found } = await selling();
    await becomes(userId, 2, 'active');
    await becomes(userId, 1, 'suspended');
    expect(await found()).toEqual(everywhere);
    await becomes(userId, 4, 'suspended');
    await becomes(userId, 3, 'active');
    expect(await found()).toEqual(nowhere);
  });

  it('When a copy was made by a version that did not keep it, then the same event once more says it', async () => {
    const { userId, found } = await selling();
    await becomes(userId, 1, 'active');
    const copies = test.service.platform.db.collection('sellers');
    await copies.updateOne({ _id: userId as never }, { $unset: { status: '' } });
    await becomes(userId, 1, 'suspended');
    expect(await found()).toEqual(nowhere);
  });

  it('When ten changes come at once, then it is as the last one said', async () => {
    const { userId, seller, found } = await selling();
    for (let n = 0; n < 450; n++)
      await seller.sell({ title: `Night ${n}`, startsAt: '2031-01-01T00:00:00Z' });
    for (const last of ['suspended', 'active'] as const) {
      const from = last === 'suspended' ? 1 : 20;
      const other = last === 'suspended' ? 'active' : 'suspended';
      const changes = Array.from({ length: 10 }, (_, n) => becomes(userId, from + n, n % 2 ? last : other));
      await Promise.all(changes);
      expect((await found()).shown).toBe(last === 'active' ? 200 : 404);
      const hidden = await test.service.platform.db
        .collection('tickets')
        .countDocuments({ userId, hidden: true, onSale: false });
      expect(hidden).toBe(last === 'active' ? 0 : 451);
    }
  });
});

describe('what happens to a hidden listing', () => {
  const orderOf = (ticketId: string) => ({
    id: `order-of-${ticketId}`,
    quantity: 1,
    ticket: { ...OrderCreated.sample.ticket, id: ticketId },
  });

  it('When an order of it ends, then it is counted and stays hidden; readmitted, then what is left is right', async () => {
    const { userId, listing, found } = await selling();
    await happen(test.bus, OrderCreated, orderOf(listing.id));
    await becomes(userId, 1, 'suspended');
    await happen(test.bus, OrderCancelled, { ...orderOf(listing.id), version: 1, status: 'cancelled' });
    await test.bus.settled();
    expect(await found()).toEqual(nowhere);
    await becomes(userId, 2, 'active');
    expect(await found()).toEqual(everywhere);
  });

  it('When it was sold out or withdrawn, then readmission does not put it on sale', async () => {
    const { userId, seller, listing } = await selling();
    const sold = await seller.sell();
    await happen(test.bus, OrderCreated, orderOf(sold.id));
    await becomes(userId, 1, 'suspended');
    expect((await admin().post({ reason: 'Fraud' }, `/${listing.id}/withdraw`)).status).toBe(200);
    await becomes(userId, 2, 'active');
    expect(await test.as().pages(`userId=${userId}&available=true`)).toEqual([]);
    expect(await test.as().pages(`userId=${userId}`)).toMatchObject([{ id: sold.id, available: 0 }]);
  });

  it('When it is edited as its seller is suspended, then it stays hidden', async () => {
    const { userId, seller, listing, found } = await selling({ quantity: 5 });
    await becomes(userId, 1, 'suspended');
    const { title } = listing;
    expect((await seller.put(listing.id, { title, price: 20, quantity: 9 })).status).toBe(200);
    await test.bus.settled();
    expect(await found()).toEqual(nowhere);
  });

  it('When something is listed while its seller is being suspended, then it is hidden, too', async () => {
    const { userId, seller, listing } = await selling();
    await happen(test.bus, UserUpdated, { id: userId, version: 1, status: 'suspended', name: 'Sam' });
    await until(
      'the first round is over',
      async () => (await test.as().get(`/${listing.id}`)).status === 404,
    );
    const late = await seller.sell();
    await test.bus.settled();
    expect((await test.as().get(`/${late.id}`)).status).toBe(404);
  });
});
