import { z } from 'zod';

export const venueView = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  seats: z.int(),
  userId: z.string(),
});
