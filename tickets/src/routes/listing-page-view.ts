import { type Clock, singleFlight } from '@ticketing/common/base';
import { type ReadyPage, readyPage, rememberedJson } from '@ticketing/common/http';
import { markOf } from '../models/listing-query.ts';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';
import { cursorOf, type ListingQueryInput, toListingQuery } from './listing-query-input.ts';
import { toTicketView } from './ticket-view.ts';

const frontPageMs = 250;

export interface PageWanted extends ListingQueryInput {
  limit: number;
  withdrawnToo: boolean;
}

/** Pages of listings, ready to be sent. Who asks for the same at the same time shares one. */
export const listingPages = ({ tickets, clock }: { tickets: Tickets; clock: Clock }) => {
  const jsonOf = rememberedJson(toTicketView);
  const pageFor = async ({ limit, withdrawnToo, ...wanted }: PageWanted): Promise<ReadyPage> => {
    const { sort } = wanted;
    const query = toListingQuery(wanted, withdrawnToo, clock());
    const { found, reach } = await tickets.page(query, limit + 1);
    const page = readyPage(limit, found, jsonOf, (last) => cursorOf(sort, markOf(sort, last.decode())));
    return reach ? { ...page, next: cursorOf(sort, reach) } : page;
  };
  const shared = singleFlight((wanted: string) => pageFor(JSON.parse(wanted)));
  const front = cachedFor(frontPageMs, clock, () =>
    pageFor({ sort: 'date', limit: 50, withdrawnToo: false }),
  );
  // who lists something sees it at once, here at least
  tickets.outbox.onSaved(front.forget);

  return { front: front.get, find: (wanted: PageWanted) => shared(JSON.stringify(wanted)) };
};
