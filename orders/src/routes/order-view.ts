import { categories, categoryOf, image, orderStatuses, toDecimal } from '@ticketing/common/contracts';
import { z } from 'zod';
import type { Order } from '../domain/order.ts';

const money = z.number().nonnegative();
const time = z.iso.datetime();
const status = z.enum(orderStatuses);

export const orderView = z.strictObject({
  id: z.string(),
  version: z.int(),
  /** Eight letters and digits, to be read aloud; an order of before there were any is given its in a moment. */
  number: z.string().optional(),
  status,
  reason: z.enum(['user', 'expired', 'payment', 'event']).optional(),
  userId: z.string(),
  quantity: z.int().positive(),
  total: money,
  currency: z.string(),
  createdAt: time,
  expiresAt: time,
  extended: z.literal(true).optional(),
  ticket: z.strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    price: money,
    userId: z.string(),
    category: z.enum(categories),
    venue: z.string(),
    city: z.string().optional(),
    startsAt: time.nullable(),
    timeZone: z.string().optional(),
    image: image.optional(),
  }),
});

export const toOrderView = (order: Order) => {
  const { id, version, status, reason, userId, quantity, totalCents, currency, createdAt, expiresAt } = order;
  const { number, extended } = order;
  const { priceCents, ...ticket } = order.ticket;
  return {
    id,
    version,
    ...(number ? { number } : {}),
    status,
    ...(reason ? { reason } : {}),
    userId,
    quantity,
    total: toDecimal(totalCents),
    currency,
    createdAt,
    expiresAt,
    ...(extended ? { extended } : {}),
    ticket: { ...ticket, category: categoryOf(ticket.category), price: toDecimal(priceCents) },
  };
};

export const orderStoryView = orderView.extend({ history: z.array(z.strictObject({ status, at: time })) });

export const toOrderStory = (order: Order) => ({ ...toOrderView(order), history: order.history });
