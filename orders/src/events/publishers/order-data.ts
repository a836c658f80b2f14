import type { Order } from '../../domain/order.ts';
import type { PassCodes } from '../../services/pass-codes.ts';

/** Of the listing, as it was when it was reserved. */
export const ticketData = ({ ticket }: Order) => {
  const { id, version, title, priceCents, userId, startsAt, timeZone, venue, city } = ticket;
  return { id, version, title, priceCents, userId, startsAt, timeZone, venue, city };
};

/** What the others may know of an order; what is sealed in it is for notifications alone. */
export const orderData = (codes: PassCodes) => (order: Order) => {
  const { id, version, number, status, userId, quantity, totalCents, currency, expiresAt, passes } = order;
  return {
    ...{ id, version, number, status, userId, quantity, totalCents, currency },
    expiresAt: expiresAt.toISOString(),
    ticket: ticketData(order),
    passes,
    sealedCodes: codes.sealed(order),
  };
};
