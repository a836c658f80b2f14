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
  const { category: _, venue: __, startsAt: ___, ...ticketData } = ticket;
  return {
    id,
    version,
    status,
    userId,
    quantity,
    totalCents,
    currency,
    expiresAt: expiresAt.toISOString(),
    ticket: ticketData,
  };
};
