import type { TicketUpdated } from '@ticketing/common/contracts';
import type { Facts, Occasion } from './facts.ts';
import type { Kind } from './kinds.ts';
import { type Message, newMessage } from './message.ts';

export interface Listing extends Occasion {
  id: string;
  version: number;
  title: string;
  status: 'active' | 'withdrawn';
  userId: string;
  /** Copies of before they were kept lack them. */
  quantity?: number;
  cancelled?: TicketUpdated['data']['cancelled'] | null;
  withdrawal?: TicketUpdated['data']['withdrawal'] | null;
}

/** What buyers of paid orders must know of a listing. */
export interface ListingChange {
  id: string;
  ticketId: string;
  version: number;
  at: Date;
  kind: 'listing-changed' | 'listing-withdrawn' | 'listing-cancelled';
  facts: Facts;
}

export const listingOf = ({ data }: Pick<TicketUpdated, 'data'>): Listing => {
  const { id, version, title, status, userId, quantity, startsAt, timeZone, venue, city, address } = data;
  const { cancelled, withdrawal } = data;
  return {
    ...{ id, version, title, status, userId, quantity, startsAt, timeZone, venue, city, address },
    ...{ cancelled, withdrawal },
  };
};

const fields = ['startsAt', 'timeZone', 'venue', 'city', 'address'] as const;

const occasionOf = (listing: Listing): Occasion =>
  Object.fromEntries(fields.map((field) => [field, listing[field] ?? null]));

const isMoved = (before: Listing, after: Listing) =>
  fields.some((field) => (before[field] ?? '') !== (after[field] ?? ''));

/** An older event than what is known changes nothing; one that skips versions is as good as all it skipped. */
export const changeOf = (before: Listing | undefined, event: TicketUpdated): ListingChange | undefined => {
  const after = listingOf(event);
  if (after.cancelled) return before?.cancelled ? undefined : cancellationOf(after, after.cancelled);
  if (!before || before.version >= after.version) return undefined;
  const isWithdrawn = before.status === 'active' && after.status === 'withdrawn';
  if (!isWithdrawn && !isMoved(before, after)) return undefined;
  const { id, version, title } = after;
  return {
    id: event.id,
    ticketId: id,
    version,
    at: new Date(event.at),
    kind: isWithdrawn ? 'listing-withdrawn' : 'listing-changed',
    facts: { ticketId: id, title, ...occasionOf(after), before: occasionOf(before) },
  };
};

/**
 * An event is cancelled once, whichever of its listing's events says so first; who reads it need not know what was
 * before. Hence an id of its own.
 */
const cancellationOf = (
  listing: Listing,
  { at, reason }: NonNullable<Listing['cancelled']>,
): ListingChange => ({
  id: `ticket:cancelled/${listing.id}`,
  ticketId: listing.id,
  version: listing.version,
  at: new Date(at),
  kind: 'listing-cancelled',
  facts: {
    ticketId: listing.id,
    title: listing.title,
    ...occasionOf(listing),
    ...(reason ? { reason } : {}),
  },
});

/** To its seller, once each, when an admin withdrew or cancelled it. */
export const sellerMessages = (before: Listing | undefined, event: TicketUpdated): Message[] => {
  const listing = listingOf(event);
  const { id, title, userId, withdrawal, cancelled } = listing;
  const messageOf = (kind: Kind, cause: string, { at, reason }: { at: string; reason: string }) =>
    newMessage({ id: `${cause}/${id}`, at: new Date(at) }, kind, userId, {
      facts: { ticketId: id, title, ...occasionOf(listing), ...(reason ? { reason } : {}) },
      link: `/tickets/${id}`,
    });
  return [
    ...(withdrawal && !before?.withdrawal
      ? [messageOf('listing-withdrawn-by-admin', 'ticket:withdrawn', withdrawal)]
      : []),
    ...(cancelled?.by === 'admin' && !before?.cancelled
      ? [messageOf('listing-cancelled-by-admin', 'ticket:cancelled', cancelled)]
      : []),
  ];
};

export interface Buyer {
  id: string;
  userId: string;
  number?: string | undefined;
  quantity: number;
}

/** One a person and change, however many orders they have. */
export const changeMessage = (change: ListingChange, { id, userId, number, quantity }: Buyer): Message =>
  newMessage({ id: change.id, at: change.at }, change.kind, userId, {
    facts: { ...change.facts, orderId: id, number, quantity },
    link: `/orders/${id}`,
  });
