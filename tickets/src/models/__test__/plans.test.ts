import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explained as explainedQuery } from '@ticketing/common/testing';
import { fillListings } from '../../__test__/fill-listings.ts';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { undated } from '../../domain/ticket.ts';
import { termsOf, wordsOf } from '../../domain/words.ts';
import { filterOf, type ListingQuery, type Sort, sortOf, sorts } from '../listing-query.ts';

const many = 100_000;
const categories = 20;
const hour = 3_600_000;
const begin = Date.parse('2030-01-01T00:00:00Z');

let test: TicketsTest;
const tickets = () => test.service.platform.db.collection('tickets');
/** Spread, but the same in every run. */
const spread = (index: number, over: number) => (index * 7919) % over;

beforeAll(async () => {
  test = await startTickets();
  await fillListings(test, many, listing);
}, 300_000);
afterAll(() => test.stop());

const titleOf = (index: number) => (index % 1000 === 7 ? `Quartet ${index}` : `Night ${index % 100}`);

const listing = (index: number) => ({
  _id: (index + 0x100000).toString(16).padStart(24, '0'),
  version: 0,
  title: titleOf(index),
  terms: termsOf(wordsOf(titleOf(index), `cat-${index % categories}`)),
  city: `City ${index % 50}`,
  priceCents: 100 + spread(index, 99_900),
  userId: `seller-${index % 1000}`,
  quantity: 1,
  maxPerOrder: 10,
  description: '',
  category: `category-${index % categories}`,
  venue: '',
  startsAt: index % 50 === 0 ? undated : new Date(begin + spread(index, 10_000) * hour),
  status: 'active',
  // most of an old shop is sold
  onSale: spread(index, 11) === 3,
  taken: spread(index, 11) === 3 ? 0 : 1,
  unpaid: 0,
  orderId: null,
  stamp: 0,
});

const explained = (query: Partial<ListingQuery>, sort: Sort) => {
  const filter = filterOf({ sort, available: false, withdrawnToo: false, ...query });
  return explainedQuery(
    tickets()
      .find(filter as never)
      .sort(sortOf(sort))
      .limit(51),
  );
};

const day = (count: number) => new Date(begin + count * 24 * hour);
const queries: [string, Partial<ListingQuery>][] = [
  ['what is available', { available: true }],
  ['what is available and to come', { available: true, startsAfter: day(-1) }],
  ['everything', {}],
  ['a category', { category: 'category-3' }],
  ['a category, available', { category: 'category-3', available: true }],
  ['a city', { city: 'City 7' }],
  ['a city, available', { city: 'City 7', available: true }],
  ['a seller', { userId: 'seller-5' }],
  ['a price range', { minCents: 2000, maxCents: 12_000 }],
  ['a price range, available', { minCents: 2000, maxCents: 12_000, available: true }],
  ['a date range', { from: day(30), to: day(90) }],
  ['a date range, available', { from: day(30), to: day(90), available: true }],
];

describe('a page of 50 among 100,000', () => {
  it.each(sorts.flatMap((sort) => queries.map(([what, query]) => ({ sort, what, query }))))(
    'When $what is asked for by $sort, then an index finds it and little else is read',
    async ({ sort, query }) => {
      const { stages, nReturned, totalDocsExamined } = await explained(query, sort);
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('COLLSCAN');
      expect(nReturned).toBe(51);
      expect(totalDocsExamined).toBeLessThan(1100);
      const narrowed = 'minCents' in query || 'from' in query;
      if (!narrowed && !query.userId) {
        expect(stages).not.toContain('SORT');
        expect(totalDocsExamined).toBe(51);
      }
    },
  );

  it.each(sorts)('When page 160 by %s is asked for, then it costs what the first one does', async (sort) => {
    const available = true;
    const [last] = await tickets().find({ onSale: true }).sort(sortOf(sort)).skip(8000).limit(1).toArray();
    const mark = {
      newest: 0,
      date: last?.startsAt.getTime(),
      price: last?.priceCents,
      '-price': last?.priceCents,
    };
    const after: [number, string] = [mark[sort], String(last?._id)];
    const { stages, nReturned, totalDocsExamined } = await explained({ available, after }, sort);
    expect(stages).toContain('IXSCAN');
    expect(nReturned).toBe(51);
    expect(totalDocsExamined).toBeLessThan(120);
  });

  it.each(sorts.flatMap((sort) => ['quartet', 'night', 'ni', 'ca'].map((search) => ({ sort, search }))))(
    'When $search is searched by $sort, then the index gives the page in its order',
    async ({ sort, search }) => {
      const { stages, nReturned, totalDocsExamined } = await explained({ search }, sort);
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('SORT');
      expect(nReturned).toBe(51);
      expect(totalDocsExamined).toBe(51);
    },
  );

  it.each(sorts)('When two common words are searched by %s, then few are read for a page', async (sort) => {
    const { stages, nReturned, totalDocsExamined } = await explained({ search: 'cat night' }, sort);
    expect(stages).not.toContain('SORT');
    expect(nReturned).toBe(51);
    expect(totalDocsExamined).toBeLessThan(60);
  });

  it('When words are common and never together, then no request looks at more than it may, and all are looked at', async () => {
    // every listing has one of them, and no listing both
    const found = await tickets().countDocuments({ terms: 'quartet' } as never);
    expect(found).toBe(100);
    const first = await test.as().get('?search=quartet+night');
    expect([first.body, first.headers.link]).toEqual([[], undefined]);
    const rare = await test.as().get('?search=night+quartet&category=other&sort=price');
    expect(rare.body).toEqual([]);
    const common = await test.as().get('?search=night&city=nowhere');
    expect(common.body).toEqual([]);
    expect(common.headers.link).toContain('rel="next"');
    expect((await test.as().get('/count?search=night&city=nowhere')).body).toEqual({ count: 0, more: true });
  });

  it('When asked over HTTP, then it answers as the plan promises', async () => {
    const { body } = await test.as().get('?sort=price&available=true&limit=3');
    expect(body).toHaveLength(3);
    expect((await test.as().get('?search=quartet&limit=100')).body).toHaveLength(100);
    expect((await test.as().get('/count?search=quartet')).body).toEqual({ count: 100, more: false });
    expect((await test.as().get('/count?search=night')).body).toEqual({ count: 1000, more: true });
  });
});
