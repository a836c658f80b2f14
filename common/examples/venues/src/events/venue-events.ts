import { defineEvent, type EventOf } from '@ticketing/common/contracts';
import { z } from 'zod';

const venueData = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  seats: z.int().positive(),
  userId: z.string(),
});
const sample = { id: 'venue-1', version: 0, name: 'Old Mill', seats: 120, userId: 'user-1' };

export const VenueOpened = defineEvent('venue:opened', venueData, sample);
export type VenueOpened = EventOf<typeof VenueOpened>;

export const VenueRenamed = defineEvent('venue:renamed', venueData, {
  ...sample,
  version: 1,
  name: 'New Mill',
});
export type VenueRenamed = EventOf<typeof VenueRenamed>;
