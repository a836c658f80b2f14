import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderCreated } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { startTickets, type TicketsTest, type View } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
const known: Record<string, View> = {};
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
  const listings = {
    quartet: { price: 20, category: 'classical', venue: 'Old Mill', startsAt: '2030-05-17T18:00:00Z' },
    trio: { price: 5.5, category: 'classical', venue: 'Town Hall', startsAt: '2030-05-18T18:00:00Z' },
    hamlet: { price: 20, category: 'theatre', venue: 'Old Mill', startsAt: '2030-06-01T18:00:00Z' },
    'sold-out': { price: 1, category: 'theatre', startsAt: '2030-07-01T18:00:00Z' },
    someday: { price: 99.99, category: 'sport' },
  };
  for (const [name, listing] of Object.entries(listings)) {
    known[name] = await seller.sell({ title: `The ${name} night`, ...listing });
  }
  const ticket = { ...OrderCreated.sample.ticket, id: known['sold-out']?.id ?? '' };
  await happen(test.bus, OrderCreated, { id: 'order-1', quantity: 1, ticket });
  await test.bus.settled();
});
afterAll(() => test.stop());

const names = (views: View[]) =>
  views.map(({ id }) => Object.keys(known).find((name) => known[name]?.id === id) ?? 'unknown');
const found = async (query: string) => {
  const { status, body } = await test.as().get(`?${query}`);
  expect(status).toBe(200);
  return names(body);
};

describe('GET /api/tickets', () => {
  it('When nothing is asked for, then what has something left, soonest first', async () => {
    const { body } = await test.as().get();
    expect(names(body)).toEqual(['quartet', 'trio', 'hamlet', 'someday']);
    expect(body[0]).toEqual(known.quartet);
  });

  it.each([
    ['sort=date', ['quartet', 'trio', 'hamlet', 'someday']],
    ['sort=price', ['trio', 'quartet', 'hamlet', 'someday']],
    ['sort=-price', ['someday', 'hamlet', 'quartet', 'trio']],
    ['sort=newest', ['someday', 'hamlet', 'trio', 'quartet']],
    ['available=false&sort=date', ['quartet', 'trio', 'hamlet', 'sold-out', 'someday']],
    ['category=classical', ['quartet', 'trio']],
    ['category=Classical&available=true', ['quartet', 'trio']],
    ['category=theatre', ['hamlet', 'sold-out']],
    ['category=theatre&available=true', ['hamlet']],
    ['minPrice=20', ['quartet', 'hamlet', 'someday']],
    ['maxPrice=20&sort=price', ['sold-out', 'trio', 'quartet', 'hamlet']],
    ['minPrice=5.5&maxPrice=5.5', ['trio']],
    ['from=2030-05-18', ['trio', 'hamlet', 'sold-out']],
    ['to=2030-05-17', ['quartet']],
    ['from=2030-05-17T18:00:00Z&to=2030-05-18T17:59:59Z', ['quartet']],
    ['search=quartet', ['quartet']],
    ['search=the+old+MILL', ['quartet', 'hamlet']],
    ['search=mill+theatre', ['hamlet']],
    ['search=night&sort=price', ['sold-out', 'trio', 'quartet', 'hamlet', 'someday']],
    ['search=night&category=classical&maxPrice=10', ['trio']],
    ['search=night+-quartet&category=classical', ['quartet']],
    ['search=%22+%5C+.*+$', []],
    ['search=nothing+of+the+kind', []],
    ['userId=seller-1', ['quartet', 'trio', 'hamlet', 'sold-out', 'someday']],
    ['userId=somebody', []],
    ['category=&minPrice=&search=&from=&available=&userId=', ['quartet', 'trio', 'hamlet', 'someday']],
  ])('When asked for %s, then it is %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each([
    ...[
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1&limit=2',
      'limit=1.5',
      'sort=age',
      'sort=date&sort=price',
    ],
    ...[
      'minPrice=-1',
      'minPrice=x',
      'minPrice=1.999',
      'maxPrice=1e9',
      'maxPrice=1&maxPrice=2',
      'maxPrice=NaN',
    ],
    ...['from=soon', 'from=2030-02-30', 'from=2030-05-17T18:00:00', 'to=1&to=2', 'to=true', 'available=yes'],
    ...['available=true&available=false', 'search=a&search=b', 'category=a&category=b', 'userId=a&userId=b'],
    ...[`search=${'x'.repeat(201)}`, 'category=music', `city=${'x'.repeat(81)}`, `userId=${'x'.repeat(65)}`],
    ...['cursor=x', 'cursor=1&cursor=2', 'cursor=W10', 'cursor=bnVsbA', 'cursor=%00'],
  ])('When asked for %s, then 400', async (query) => {
    const { status, body } = await test.as().get(`?${query}`);
    expect({ status, field: body.errors?.[0].field }).toEqual({ status: 400, field: query.split('=')[0] });
  });

  it('When a cursor is forged, or of another order, then 400', async () => {
    const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = [
      ['price', { $gt: 0 }, 'x'],
      ['price', 1, { $gt: '' }],
      ['date', 1e300, 'x'],
      ['price', null, 'x'],
    ];
    for (const value of [...forged, ['newest', 0, 'x'], ['price', 1], { 0: 'price' }, 'price', 7]) {
      const sort = Array.isArray(value) && value[0] === 'date' ? 'date' : 'price';
      expect((await test.as().get(`?sort=${sort}&cursor=${forge(value)}`)).status).toBe(400);
    }
  });

  it('When operators are put into names, then they mean nothing', async () => {
    const all = await found('');
    for (const query of [
      'search[$ne]=x',
      'userId[$gt]=',
      'category[$regex]=.*',
      '$where=1',
      '__proto__[a]=1',
    ]) {
      expect(await found(query)).toEqual(all);
    }
  });
});

describe('search', () => {
  const titles = async (query: string) =>
    (await test.as().get(`?city=sought&search=${encodeURIComponent(query)}`)).body.map(
      ({ title }: View) => title,
    );

  it('When a word is in the middle of another one, then it is not found there', async () => {
    for (const title of ['Rock party', 'The art of rock', 'Gala in Zürich']) {
      await seller.sell({ title, city: 'sought' });
    }
    expect(await titles('art rock')).toEqual(['The art of rock']);
    expect(await titles('party rock')).toEqual(['Rock party']);
    expect(await titles('gala rich')).toEqual([]);
    expect(await titles('ZURICH gala')).toEqual(['Gala in Zürich']);
    expect(await titles('züri gal')).toEqual(['Gala in Zürich']);
  });

  it('When the title changes, then it is found by its new words alone', async () => {
    const { id } = await seller.sell({ title: 'Before', city: 'sought' });
    await seller.put(id, { title: 'Afterwards', price: 20 });
    expect(await titles('before')).toEqual([]);
    expect(await titles('afterwards')).toEqual(['Afterwards']);
  });

  it('When accents, letters of a language or cases differ, then it is found', async () => {
    await seller.sell({ title: 'Straße der Lieder', venue: 'Łódź Hall', city: 'sought' });
    for (const query of ['strasse', 'STRAẞE', 'lodz', 'strass lie', 'lied str']) {
      expect([query, await titles(query)]).toEqual([query, ['Straße der Lieder']]);
    }
    expect(await titles('ieder')).toEqual([]);
  });

  it('When a letter alone follows, then it says nothing yet; alone, it is a word', async () => {
    await seller.sell({ title: 'Vitamin C', city: 'sought' });
    expect(await titles('vitamin x')).toEqual(['Vitamin C']);
    expect(await titles('c')).toEqual(['Vitamin C']);
    expect(await titles('v')).toEqual([]);
  });

  it('When a word is very long, then its beginning finds it', async () => {
    await seller.sell({ title: 'Donaudampfschifffahrtsgesellschaft', city: 'sought' });
    expect(await titles('donaudampfschifffahrt')).toEqual(['Donaudampfschifffahrtsgesellschaft']);
  });
});

describe('what is over', () => {
  it("When an event is over, then it is in no list by date nor in the default one, but in its seller's own", async () => {
    const startsAt = new Date(test.clock().getTime() + 60_000).toISOString();
    const over = await seller.sell({ title: 'Gone by', city: 'past', startsAt });
    const isIn = async (query: string, who = test.as()) =>
      (await who.get(query)).body.some(({ id }: View) => id === over.id);
    const lists = ['', '?limit=100', '?sort=date&limit=100', '?sort=date&to=2031-01-01&limit=100'];
    for (const list of lists) expect([list, await isIn(list)]).toEqual([list, true]);
    test.clock.advance(61);
    for (const list of lists) expect([list, await isIn(list)]).toEqual([list, false]);
    expect(await isIn('?userId=seller-1&sort=date&limit=100', seller)).toBe(true);
    expect(await isIn('?userId=seller-1&limit=100', seller)).toBe(true);
    // whoever asks for another order finds it
    expect(await isIn('?search=gone&sort=newest')).toBe(true);
    expect(await isIn('?search=gone')).toBe(false);
    expect(await isIn('?from=2020-01-01&sort=date&limit=100')).toBe(true);
    expect(await isIn('?sort=date&limit=100')).toBe(false);
    expect((await test.as().get('?sort=date&limit=100')).body.at(-1).startsAt).toBeNull();
  });

  it('When a filter is wrong, then it is said in words that people use', async () => {
    const said = async (query: string) => (await test.as().get(query)).body.errors[0].message;
    expect(await said('?minPrice=x')).toMatch(/^Lowest price must be/);
    expect(await said('?maxPrice=x')).toMatch(/^Highest price must be/);
    expect(await said('?from=x')).toMatch(/^Earliest date must be/);
    expect(await said('?to=x')).toMatch(/^Latest date must be/);
  });
});

describe('cursor pages', () => {
  it.each(['newest', 'date', 'price', '-price'])(
    'When listings are inserted while somebody pages by %s, then all that were there come once',
    async (sort) => {
      const city = `paged${sort}`;
      // many alike, so that pages end in the middle of equals
      const make = (index: number) =>
        seller.sell({
          city,
          price: 1 + (index % 3),
          ...(index % 4 ? { startsAt: `2030-01-0${1 + (index % 3)}T00:00:00Z` } : {}),
        });
      const before = await Promise.all(Array.from({ length: 23 }, (_, index) => make(index)));
      let inserted = 0;
      const pages = await test.as().pages(`city=${city}&sort=${sort}&limit=4`, async () => {
        if (inserted < 12) await Promise.all([make(inserted++), make(inserted++)]);
      });
      const ids = pages.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
      const prices = pages.map(({ price }) => price);
      if (sort.endsWith('price'))
        expect(prices).toEqual(prices.toSorted((a, b) => (sort === 'price' ? a - b : b - a)));
    },
  );

  it('When the last page is exactly full, then there is no further one', async () => {
    for (let count = 0; count < 4; count++) await seller.sell({ city: 'full' });
    const { body, headers } = await test.as().get('?city=full&limit=4');
    expect(body).toHaveLength(4);
    expect(headers.link).toBeUndefined();
  });
});

describe('GET /api/tickets/categories', () => {
  it('When asked, then the categories that have something left, the largest first', async () => {
    for (let count = 0; count < 40; count++) await seller.sell({ category: 'food' });
    const { body } = await test.as().get('/categories');
    expect(body).toContainEqual({ category: 'food', count: 40 });
    expect(body).toContainEqual({ category: 'theatre', count: 1 });
  });
});

describe('many who ask for the same', () => {
  it('When a listing is made while they ask, then who asks after that sees it, by each filter', async () => {
    for (let round = 0; round < 20; round++) {
      const city = `shared-${round % 3}`;
      const before = Array.from({ length: 10 }, () => test.as().get(`?city=${city}`));
      const { id } = await seller.sell({ city });
      const after = Array.from({ length: 10 }, () => test.as().get(`?city=${city}`));
      for (const { body } of await Promise.all(after)) expect(body.map(({ id }: View) => id)).toContain(id);
      await Promise.all(before);
    }
  });

  it('When a seller asks for their own among them, then only they see what they withdrew', async () => {
    const { id } = await seller.sell({ city: 'regretted' });
    await seller.delete(id);
    await test.bus.settled();
    const path = '?city=regretted&userId=seller-1';
    const answers = await Promise.all(
      [seller, test.as(), seller, test.as('other')].map((who) => who.get(path)),
    );
    expect(answers.map(({ body }) => body.length)).toEqual([1, 0, 1, 0]);
  });

  it('When one of them asks with a wrong cursor, then only that is refused', async () => {
    const paths = ['?category=classical', '?category=classical&cursor=x', '?category=classical'];
    const answers = await Promise.all(paths.map((path) => test.as().get(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200]);
  });
});

describe('the documents', () => {
  it('When asked for, then every route is there', async () => {
    const { body } = await test.as().get('/openapi.json');
    expect(Object.keys(body.paths).slice(0, -6)).toEqual([
      '/api/tickets',
      '/api/tickets/categories',
      '/api/tickets/cities',
      '/api/tickets/count',
      '/api/tickets/suggestions',
      '/api/tickets/stream',
      '/api/tickets/sellers/{id}',
      '/api/tickets/images',
      '/api/tickets/images/{id}/{file}',
      '/api/tickets/views',
      '/api/tickets/{id}',
      '/api/tickets/{id}/cancel',
      '/api/tickets/{id}/withdraw',
    ]);
    expect(Object.keys(body.paths['/api/tickets/{id}'])).toEqual(['get', 'put', 'delete']);
  });
});
