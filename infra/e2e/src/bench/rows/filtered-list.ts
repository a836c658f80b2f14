import { page, startReading } from './read-listings.ts';
import type { Comparison } from './row.ts';
import { categories } from './shop-data.ts';

const maxFilters = 20_000;

/** From 60 to 110: of each category there is more than a page, and no two are the same. */
const filterOf = (n: number) => {
  const category = categories[n % categories.length] as string;
  const maxPrice = (6000 + (Math.floor(n / categories.length) % 5000)) / 100;
  return { path: `/api/tickets?category=${category}&maxPrice=${maxPrice}`, want: { category } };
};

export const differentFilters = () => Array.from({ length: maxFilters }, (_, n) => filterOf(n));

export const filteredList: Comparison = {
  id: '18',
  name: 'GET /api/tickets with a category and a price, all different',
  goals: [
    { what: 'rate', of: 'peer', at: 3 },
    { what: 'rate', of: 'limit', at: 1.7 },
  ],
  start: (place) => startReading(place, page, differentFilters),
};
