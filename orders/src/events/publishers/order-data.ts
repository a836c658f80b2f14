import type { Order } from '../../domain/order.ts';

/** What the others may know of an order. */
export const orderData = ({
  id,
  version,
  status,
  userId,
  quantity,
  totalCents,
  currency,
  expiresAt,
  ticket,
}: Order) => {
  const { id: ticketId, version: ticketVersion, title, priceCents, userId: sellerId } = ticket;
  return {
    id,
    version,
    status,
    userId,
    quantity,
    totalCents,
    currency,
    expiresAt: expiresAt.toISOString(),
    ticket: { id: ticketId, version: ticketVersion, title, priceCents, userId: sellerId },
  };
};
