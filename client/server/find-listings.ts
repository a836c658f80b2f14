import type { Category, City, Count, Ticket } from '../api/types.ts';
import { toCard } from '../components/listings/card.ts';
import type { ListingFilters } from '../components/listings/listing-filters.ts';
import type { PageVisit } from './page.ts';
import { nextCursor } from './part.ts';

const pageSize = 24;
const maxCities = 6;

/** The list itself, with how many there are and what it can be narrowed by. */
export const findListings = async ({ api, ask }: PageVisit, filters: ListingFilters) => {
  // who asks for nothing in particular is shown what can be had
  const { cursor: _, sort: __, ...counted } = filters;
  const isFront = Object.keys(counted).length === 0;
  const params = { limit: pageSize, sort: 'date', ...(isFront ? { available: 'true' } : {}), ...filters };
  const [found, count, categories, cities] = await Promise.all([
    ask(api.get<Ticket[]>('/api/tickets', { params }), (answer) => ({
      cards: answer.data.map(toCard),
      next: nextCursor(answer),
    })),
    ask(api.get<Count>('/api/tickets/count', { params: counted })),
    ask(api.get<Category[]>('/api/tickets/categories')),
    ask(api.get<City[]>('/api/tickets/cities'), ({ data }) => data.slice(0, maxCities)),
  ]);
  return { found, count: count.data ?? null, categories: categories.data ?? [], cities: cities.data ?? [] };
};
