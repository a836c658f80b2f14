import { SessionEnded } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { User } from '../../domain/user.ts';

/** Both, where there are both: to end again what has ended changes nothing. */
export const sessionEnded = publisher(
  SessionEnded,
  ({ id, version, endedSession, sessionsEndedAt, endReason }: User) => ({
    userId: id,
    version,
    ...(endedSession === undefined ? {} : { sid: endedSession }),
    ...(sessionsEndedAt === undefined ? {} : { issuedBefore: sessionsEndedAt.toISOString() }),
    ...(endReason === undefined ? {} : { reason: endReason }),
  }),
);
