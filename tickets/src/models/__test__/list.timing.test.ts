import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillListings } from '../../__test__/fill-listings.ts';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { termsOf, wordsOf } from '../../domain/words.ts';
import { filterOf, type ListingQuery, type Sort, sortOf, sorts } from '../listing-query.ts';

const sizes = { few: 2000, many: 100_000 };
const rounds = 150;

let shops: Record<keyof typeof sizes, TicketsTest>;
beforeAll(async () => {
  shops = { few: await startTickets(), many: await startTickets() };
  for (const [name, size] of Object.entries(sizes)) {
    await fillListings(shops[name as keyof typeof sizes], size, listing);
  }
}, 300_000);
afterAll(async () => {
  await shops.few.stop();
  await shops.many.stop();
});

const listings = ({ service }: TicketsTest) => service.platform.db.collection('tickets');

/** The words are as common in both. */
const titleOf = (index: number) => `${index % 2 ? 'Night' : 'Nine'} of ${index % 3 ? 'jazz' : 'Zürich'}`;

const listing = (index: number) => ({
  _id: (index + 0x100000).toString(16).padStart(24, '0'),
  version: 0,
  title: titleOf(index),
  priceCents: 100 + ((index * 7919) % 99_900),
  userId: `seller-${index % 40}`,
  category: `category-${index % 20}`,
  venue: '',
  terms: termsOf(wordsOf(titleOf(index))),
  startsAt: new Date(Date.UTC(2030, 0, 1) + ((index * 7919) % 10_000) * 3_600_000),
  status: 'active',
  onSale: index % 2 === 0,
});

const queries: [string, Partial<ListingQuery>][] = [
  ['everything', {}],
  ['what is available', { available: true }],
  ['a category, available', { category: 'category-2', available: true }],
  ['a seller', { userId: 'seller-4' }],
];

const searches: [string, Partial<ListingQuery>][] = [
  ['a word', { search: 'night' }],
  ['two letters', { search: 'ni' }],
  ['the beginnings of two words', { search: 'zur nig' }],
  ['a word, available', { search: 'jazz', available: true }],
];

const timeOf = async (shop: TicketsTest, filter: object, sort: Sort) => {
  const began = performance.now();
  const page = await listings(shop)
    .find(filter as never)
    .sort(sortOf(sort))
    .limit(50)
    .toArray();
  const took = performance.now() - began;
  expect(page).toHaveLength(50);
  return took;
};

/** The fastest of many, in turn: what the query costs, without what else the machine was doing. */
const growthOf = async (query: Partial<ListingQuery>, sort: Sort) => {
  const filter = filterOf({ sort, available: false, withdrawnToo: false, ...query });
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    few = Math.min(few, await timeOf(shops.few, filter, sort));
    many = Math.min(many, await timeOf(shops.many, filter, sort));
  }
  return many / few;
};

describe('the time of a page of 50', () => {
  it.each(queries)(
    'When there are 100,000 listings instead of 2,000, then %s takes less than twice as long',
    async (what, query) => {
      const ratios: string[] = [];
      for (const sort of sorts) {
        const growth = await growthOf(query, sort);
        ratios.push(`${sort} ${growth.toFixed(2)}`);
        expect(growth).toBeLessThan(2);
      }
      console.log(`a page of ${what}, 100,000 listings against 2,000: ${ratios.join(', ')} times as long`);
    },
  );

  it.each(searches)(
    'When there are 100,000 listings instead of 2,000, then a search for %s takes at most 1.3 times as long',
    async (what, query) => {
      const ratios: string[] = [];
      for (const sort of sorts) {
        const growth = await growthOf(query, sort);
        ratios.push(`${sort} ${growth.toFixed(2)}`);
        expect(growth).toBeLessThan(1.3);
      }
      console.log(`a page of ${what}, 100,000 listings against 2,000: ${ratios.join(', ')} times as long`);
    },
  );
});
