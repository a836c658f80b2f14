import { z } from 'zod';

export const entryView = z.strictObject({
  id: z.string(),
  version: z.int(),
  text: z.string(),
  userId: z.string(),
});
