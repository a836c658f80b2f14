import { z } from 'zod';
import { defineEvent, type EventOf } from './define-event.ts';
import { id, time, version } from './fields.ts';

export const roles = ['user', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What the web app and the mails speak. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export const userData = z.object({
  id,
  version,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'suspended']),
  /** Of users since it is published. */
  createdAt: time.optional(),
  /** The three are absent in events of older versions. */
  language: z.enum(languages).optional(),
  timeZone: z.string().optional(),
  emailConfirmed: z.boolean().optional(),
});

export const userSample: z.infer<typeof userData> = {
  id: '665000000000000000000001',
  version: 0,
  email: 'buyer@example.com',
  name: 'Robin',
  role: 'user',
  status: 'active',
  createdAt: '2026-01-05T09:00:00.000Z',
  language: 'en',
  timeZone: 'Europe/Zurich',
  emailConfirmed: true,
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
  z.object({
    userId: id,
    version,
    sid: id.optional(),
    issuedBefore: time.optional(),
    /** Why all of before ended. */
    reason: z.enum(['password', 'everywhere', 'suspended']).optional(),
  }),
  { userId: userSample.id, version: 2, sid: '665000000000000000000002' },
);
export type SessionEnded = EventOf<typeof SessionEnded>;

/**
 * A link is to be sent. `sealed` is `{ token, email }` as JSON, about `<subject>/<userId>/<version>`: whoever reads
 * the bus or its store has no token.
 */
const linkData = z.object({ userId: id, version, sealed: z.string(), expiresAt: time });
const linkSample: z.infer<typeof linkData> = {
  userId: userSample.id,
  version: 1,
  sealed: 'c2VhbGVk',
  expiresAt: '2030-05-01T10:30:00.000Z',
};

export const UserConfirmRequested = defineEvent('user:confirm-requested', linkData, linkSample);
export type UserConfirmRequested = EventOf<typeof UserConfirmRequested>;

export const UserResetRequested = defineEvent('user:reset-requested', linkData, linkSample);
export type UserResetRequested = EventOf<typeof UserResetRequested>;
