import type { Person } from '../../harness/person.ts';
import type { Caller } from '../caller.ts';
import type { Choices } from '../random.ts';

export interface Offer {
  ticketId: string;
  seller: Caller;
  /** The helper's link to its door. */
  doorToken?: string;
}

export interface Sale {
  offer: Offer;
  orderId: string;
  buyer: Caller;
}

/** What people of the load know of each other. */
export interface Market {
  offers: Offer[];
  sales: Sale[];
}

/** Somebody who acts again and again; each step is a small whole, and ends. */
export interface Actor {
  person: Person;
  call: Caller;
  choices: Choices;
}

export const newListing = ({ below, pick }: Choices, quantity: number) => ({
  title: `Open air ${below(1000)}`,
  price: (100 + below(9900)) / 100,
  quantity,
  maxPerOrder: 10,
  startsAt: new Date(Date.now() + (2 + below(60)) * 24 * 3600_000).toISOString(),
  venue: pick(['Old Brewery', 'Town Hall', 'Harbour Stage']),
  city: 'Rostock',
});
