import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { cents, currency, id, quantity, time, version } from './fields.ts';

export const image = z.object({
  id,
  /** What stands in its place until it is there: its dominant colour, and a tiny WebP. */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  blur: z
    .string()
    .regex(/^[A-Za-z0-9+/]+=*$/)
    .max(120),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Image = z.infer<typeof image>;

export const ticketData = z.object({
  id,
  version,
  title: z.string(),
  priceCents: cents,
  currency,
  userId: id,
  quantity,
  maxPerOrder: quantity,
  category: z.string(),
  venue: z.string(),
  /** Of listings since there are places; empty and null take away what an earlier version said. */
  city: z.string().optional(),
  address: z.string().optional(),
  timeZone: z.string().optional(),
  image: image.nullable().optional(),
  startsAt: time.nullable(),
  status: z.enum(['active', 'withdrawn']),
  /**
   * The event does not take place: its buyers are refunded. The reason is '' when none was given. Without `by` its
   * seller cancelled it.
   */
  cancelled: z.object({ at: time, reason: z.string(), by: z.literal('admin').optional() }).optional(),
  /** An admin withdrew it. */
  withdrawal: z.object({ reason: z.string(), at: time }).optional(),
});

export const ticketSample: z.infer<typeof ticketData> = {
  id: '665000000000000000000002',
  version: 0,
  title: 'String quartet by candlelight',
  priceCents: 1999,
  currency: 'eur',
  userId: '665000000000000000000003',
  quantity: 40,
  maxPerOrder: 4,
  category: 'classical',
  venue: 'Old Mill',
  city: 'Zürich',
  address: 'Mill Lane 1',
  timeZone: 'Europe/Zurich',
  image: { id: '665000000000000000000004', color: '#7a3b2e', blur: 'UklGRg==', width: 1280, height: 720 },
  startsAt: '2030-05-17T18:00:00.000Z',
  status: 'active',
};

export const TicketCreated = defineEvent('ticket:created', ticketData, ticketSample);
export type TicketCreated = EventOf<typeof TicketCreated>;

export const TicketUpdated = defineEvent('ticket:updated', ticketData, {
  ...ticketSample,
  version: 1,
  priceCents: 2500,
});
export type TicketUpdated = EventOf<typeof TicketUpdated>;

/** A seller wants fewer seats on sale, or none: orders, who has the seats, decides. The listing is as before. */
export const TicketResizeRequested = defineEvent(
  'ticket:resize-requested',
  ticketData.extend({ wanted: z.union([z.int().positive(), z.literal('withdrawn')]) }),
  { ...ticketSample, version: 1, wanted: 30 },
);
export type TicketResizeRequested = EventOf<typeof TicketResizeRequested>;
