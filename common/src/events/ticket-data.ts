import { z } from 'zod';
import { cents, currency, id, quantity, time, version } from './fields.ts';

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
  startsAt: time.nullable(),
  status: z.enum(['active', 'withdrawn']),
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
  category: 'music',
  venue: 'Old Mill',
  startsAt: '2030-05-17T18:00:00.000Z',
  status: 'active',
};
