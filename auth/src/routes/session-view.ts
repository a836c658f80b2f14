import { z } from 'zod';
import type { Session } from '../models/sessions.ts';

export const sessionView = z.strictObject({
  id: z.string(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
});
export const toSessionView = ({ id, userAgent, createdAt, seenAt }: Session) => ({
  id,
  userAgent,
  createdAt,
  seenAt,
});
