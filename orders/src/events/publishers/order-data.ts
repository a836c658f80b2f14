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
    ...known({ number }),
    status,
    userId,
    quantity,
    totalCents,
    currency,
    expiresAt: expiresAt.toISOString(),
    ticket: {
      ...{ id: ticketId, version: ticketVersion, title, priceCents, userId: sellerId },
      ...known({ startsAt, timeZone, venue, city }),
    },
  };
};

/** MongoDB would keep what is undefined as null, and the outbox publish that. */
const known = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
