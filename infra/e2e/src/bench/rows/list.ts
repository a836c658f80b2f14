import { page, startReading } from './read-listings.ts';
import { alone, type Comparison } from './row.ts';

const peopleWhoAsk = 50;

export const frontPage = () => Array.from({ length: peopleWhoAsk }, () => ({ path: '/api/tickets' }));

export const list: Comparison = {
  id: '1',
  name: 'GET /api/tickets, 50 a page, with session cookie',
  goals: [
    { what: 'rate', of: 'peer', at: 8 },
    { what: 'rate', of: 'floor', at: 0.5 },
    { what: 'p99', of: 'limit', at: 1 },
    alone,
  ],
  start: (place) => startReading(place, page, frontPage),
};
