import { z } from 'zod';

export const imageView = z.strictObject({
  id: z.string(),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  blur: z.base64().max(120),
  width: z.int(),
  height: z.int(),
});
