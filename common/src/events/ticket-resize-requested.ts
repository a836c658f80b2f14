import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { ticketData, ticketSample } from './ticket-data.ts';

/** A seller wants fewer seats on sale, or none: orders, who has the seats, decides. The listing is as before. */
export const TicketResizeRequested = defineEvent(
  'ticket:resize-requested',
  ticketData.extend({ wanted: z.union([z.int().positive(), z.literal('withdrawn')]) }),
  { ...ticketSample, version: 1, wanted: 30 },
);
export type TicketResizeRequested = EventOf<typeof TicketResizeRequested>;
