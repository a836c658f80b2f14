import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { id, version } from './fields.ts';

/** How many seats of a listing there are, as of the version of the listing that asked. */
export const SeatsDecided = defineEvent(
  'seats:decided',
  z.object({
    id,
    version,
    ticketId: id,
    ticketVersion: version,
    /** Whether it is as the listing asked. */
    accepted: z.boolean(),
    taken: z.int().nonnegative(),
    unpaid: z.int().nonnegative(),
  }),
  {
    id: 'seats-665000000000000000000002',
    version: 0,
    ticketId: '665000000000000000000002',
    ticketVersion: 1,
    accepted: true,
    taken: 12,
    unpaid: 2,
  },
);
export type SeatsDecided = EventOf<typeof SeatsDecided>;
