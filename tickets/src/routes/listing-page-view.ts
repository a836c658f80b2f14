import { type Clock, singleFlight } from '@ticketing/common/base';
import { type ReadyPage, readyPage, remembered } from '@ticketing/common/http';
import type { Ticket } from '../domain/ticket.ts';
import { markOf } from '../models/listing-query.ts';
import type { Sellers } from '../models/sellers.ts';
import type { Tickets } from '../models/tickets.ts';
import { cachedFor } from '../services/cached-for.ts';
import { cursorOf, type ListingQueryInput, toListingQuery } from './listing-query-input.ts';
import { toSellerView, toTicketView, toWithdrawalView } from './ticket-view.ts';

const frontPageMs = 250;

export interface PageWanted extends ListingQueryInput {
  limit: number;
  withdrawnToo: boolean;
}

interface Deps {
  tickets: Tickets;
  sellers: Sellers;
  clock: Clock;
}

/**
 * Who sells is no part of a listing's bytes, and not everybody sees why it was withdrawn: both are put into the text
 * that is remembered of them.
 */
const joined = (json: string, more: object): string => {
  const fields = JSON.stringify(more).slice(1);
  return fields === '}' ? json : `${json.slice(0, -1)},${fields}`;
};

/** Pages of listings, ready to be sent. Who asks for the same at the same time shares one. */
export const listingPages = ({ tickets, sellers, clock }: Deps) => {
  const partsOf = remembered((ticket: Ticket) => ({
    json: JSON.stringify(toTicketView(ticket)),
    userId: ticket.userId,
    withdrawal: toWithdrawalView(ticket),
  }));
  const pageFor = async ({ limit, withdrawnToo, ...wanted }: PageWanted): Promise<ReadyPage> => {
    const { sort } = wanted;
    const query = toListingQuery(wanted, withdrawnToo, clock());
    const { found, reach } = await tickets.page(query, limit + 1);
    const listings = found.map((encoded) => ({ ...partsOf(encoded), encoded }));
    const nameOf = await sellers.namesOf(listings.map(({ userId }) => userId));
    const page = readyPage(
      limit,
      listings,
      ({ json, userId, withdrawal }) =>
        joined(json, { ...toSellerView(userId, nameOf(userId)), ...(withdrawnToo ? withdrawal : {}) }),
      ({ encoded }) => cursorOf(sort, markOf(sort, encoded.decode())),
    );
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
