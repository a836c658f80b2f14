import { TicketCreated, TicketUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { listingOf } from '../../domain/listing-change.ts';
import type { Listings } from '../../models/listings.ts';
import type { Hooks } from '../../services/hooks.ts';
import type { ListingNews } from '../../services/listing-news.ts';

interface TicketChangedDeps {
  listings: Listings;
  news: ListingNews;
  hooks: Hooks;
}

export const ticketChanged = ({ listings, news, hooks }: TicketChangedDeps) => [
  listener(TicketCreated, (event) => listings.keep(listingOf(event))),
  listener(TicketUpdated, async (event) => {
    // what was before is in the copy, so the change is written down first: the other way round a crash would lose it
    await news.noticed(event);
    await listings.keep(listingOf(event));
    await hooks.enqueue(event, event.data.userId);
  }),
];
