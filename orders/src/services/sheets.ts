import type { PassSheet } from '@ticketing/common/passes';
import type { Order, Ticket } from '../domain/order.ts';
import type { Pass } from '../domain/pass.ts';
import type { Guests } from './guests.ts';
import type { PassCodes } from './pass-codes.ts';

export type Listing = Ticket | Order['ticket'];

/** A pass as it is printed, with the event as it is now. */
export const sheetOf = async (
  { codes, guests }: { codes: PassCodes; guests: Pick<Guests, 'nameOf'> },
  { order, pass, listing }: { order: Order; pass: Pass; listing: Listing },
): Promise<PassSheet> => {
  const { title, startsAt, timeZone, venue, city } = listing;
  return {
    ...{ title, timeZone, venue, city, seat: pass.seat },
    startsAt: startsAt === null ? undefined : new Date(startsAt),
    address: 'address' in listing ? listing.address : undefined,
    number: order.number ?? order.id,
    seats: 'quantity' in listing ? Math.max(listing.quantity, pass.seat) : pass.seat,
    holder: await guests.nameOf(order, pass),
    ...codes.codesOf(order, pass),
  };
};
