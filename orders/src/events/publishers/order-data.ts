import type { Order } from '../../domain/order.ts';

/** What the others may know of an order. */
export const orderData = ({
  id,
  version,
  number,
  status,
  userId,
  quantity,
  totalCents,
  currency,
  expiresAt,
  ticket,
}: Order) => {
  const { id: ticketId, version: ticketVersion, title, priceCents, userId: sellerId } = ticket;
  const { startsAt, timeZone, venue, city } = ticket;
  return {
    id,
    version,
    number,
    status,
    userId,
    quantity,
    totalCents,
    currency,
    expiresAt: expiresAt.toISOString(),
    ticket: {
      ...{ id: ticketId, version: ticketVersion, title, priceCents, userId: sellerId },
      ...{ startsAt, timeZone, venue, city },
    },
  };
};
