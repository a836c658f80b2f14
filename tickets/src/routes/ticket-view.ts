import { categories, categoryOf, image, toDecimal } from '@ticketing/common/contracts';
import { z } from 'zod';
import { availableOf, type Ticket, undated } from '../domain/ticket.ts';

export const ticketView = z.strictObject({
  id: z.string(),
  title: z.string(),
  price: z.number(),
  userId: z.string(),
  version: z.int(),
  orderId: z.string().optional(),
  quantity: z.int(),
  available: z.int(),
  maxPerOrder: z.int(),
  description: z.string(),
  category: z.enum(categories),
  venue: z.string(),
  city: z.string().optional(),
  address: z.string().optional(),
  timeZone: z.string().optional(),
  image: image.optional(),
  /** Where one listing or a list is read, once the name is known. */
  seller: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  startsAt: z.iso.datetime().nullable(),
  status: z.enum(['active', 'withdrawn']),
  /** The event does not take place. */
  cancelled: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).optional(),
});

/** What its seller and admins see, too. */
export const ownTicketView = ticketView.extend({
  withdrawal: z.strictObject({ by: z.literal('admin'), reason: z.string(), at: z.iso.datetime() }).optional(),
});

export const toSellerView = (id: string, name: string | undefined) => (name ? { seller: { id, name } } : {});

export const toTicketView = (ticket: Ticket): z.infer<typeof ticketView> => {
  const { id, title, priceCents, userId, version, orderId, quantity, startsAt } = ticket;
  const { maxPerOrder, description, category, venue, city, address, timeZone, image, status, cancelled } =
    ticket;
  return {
    id,
    title,
    price: toDecimal(priceCents),
    userId,
    version,
    ...(orderId !== null && quantity === 1 ? { orderId } : {}),
    quantity,
    available: availableOf(ticket),
    maxPerOrder,
    description,
    category: categoryOf(category),
    venue,
    ...(city ? { city } : {}),
    ...(address ? { address } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(image ? { image } : {}),
    startsAt: startsAt < undated ? startsAt.toISOString() : null,
    status,
    ...(cancelled ? { cancelled: { at: cancelled.at.toISOString(), reason: cancelled.reason } } : {}),
  };
};

export const toWithdrawalView = ({ withdrawal }: Pick<Ticket, 'withdrawal'>) =>
  withdrawal ? { withdrawal: { ...withdrawal, at: withdrawal.at.toISOString() } } : {};

export const toOwnTicketView = (ticket: Ticket): z.infer<typeof ownTicketView> => ({
  ...toTicketView(ticket),
  ...toWithdrawalView(ticket),
});
