import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { id, time, version } from './fields.ts';

export const roles = ['user', 'admin'] as const;
export type Role = (typeof roles)[number];

export const userData = z.object({
  id,
  version,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'suspended']),
  /** Of users since it is published. */
  createdAt: time.optional(),
});

export const userSample: z.infer<typeof userData> = {
  id: '665000000000000000000001',
  version: 0,
  email: 'buyer@example.com',
  name: 'Robin',
  role: 'user',
  status: 'active',
  createdAt: '2026-01-05T09:00:00.000Z',
};

export const UserCreated = defineEvent('user:created', userData, userSample);
export type UserCreated = EventOf<typeof UserCreated>;

export const UserUpdated = defineEvent('user:updated', userData, {
  ...userSample,
  version: 1,
  name: 'Robin Lee',
});
export type UserUpdated = EventOf<typeof UserUpdated>;

/** The tokens of one session, or all that were issued before a time, are good no longer. */
export const SessionEnded = defineEvent(
  'session:ended',
  z.object({ userId: id, version, sid: id.optional(), issuedBefore: time.optional() }),
  { userId: userSample.id, version: 2, sid: '665000000000000000000002' },
);
export type SessionEnded = EventOf<typeof SessionEnded>;
