import type { Change, Language, Role, SessionEnded, SubjectOf } from '@ticketing/common/contracts';
import { type Link, newLink, type SealedToken } from './link.ts';

export type UserStatus = 'active' | 'suspended';

type EndReason = NonNullable<SessionEnded['data']['reason']>;

export interface User {
  id: string;
  version: number;
  email: string;
  /** The e-mail as it is compared: two spellings of one address are one account. */
  emailKey: string;
  name: string;
  role: Role;
  status: UserStatus;
  passwordHash: string;
  /** A session is alive only while the user's session version is the one it began with: one write ends them all. */
  sessionVersion: number;
  /** The last session that ended alone. */
  endedSession?: string;
  /** When all sessions of before ended. */
  sessionsEndedAt?: Date;
  /** Why, if that is the last that ended: a session that ends alone gives no reason. */
  endReason?: EndReason | undefined;
  createdAt: Date;
  /** Of accounts since they are asked for. */
  language?: Language;
  timeZone?: string;
  /** Accounts of before have none, and count as confirmed. */
  emailConfirmed?: boolean;
  confirmLink?: Link;
  resetLink?: Link | undefined;
}

export type UserSubject = SubjectOf<'user' | 'session'>;
export type UserChange = Change<User, UserSubject>;

export const emailKeyOf = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

type Arrival = Pick<User, 'id' | 'email' | 'passwordHash' | 'createdAt' | 'language' | 'timeZone'>;

/** The account and the link that confirms its address are one write. */
export const signUp = ({ email, ...arrival }: Arrival, token: SealedToken): UserChange => ({
  state: {
    ...arrival,
    email: email.trim(),
    emailKey: emailKeyOf(email),
    name: '',
    role: 'user',
    status: 'active',
    sessionVersion: 0,
    emailConfirmed: false,
    confirmLink: newLink('confirm', token, arrival.createdAt),
    version: 0,
  },
  events: ['user:created', 'user:confirm-requested'],
});

/** The event that says all that others may know of a user. */
export const latest = ({ version }: User): UserSubject => (version === 0 ? 'user:created' : 'user:updated');

export const updated = (user: User, change: Partial<User>): UserChange => ({
  state: { ...user, ...change },
  events: ['user:updated'],
});

type Profile = Partial<Pick<User, 'name' | 'language' | 'timeZone'>>;

export const changeProfile = (user: User, wanted: Profile): UserChange | undefined => {
  const fields = Object.keys(wanted) as (keyof Profile)[];
  return fields.some((field) => user[field] !== wanted[field]) ? updated(user, wanted) : undefined;
};

/** Ends all sessions that began before: theirs is another version. */
export const endingAll = (user: User, change: Partial<User>, endReason: EndReason, at: Date): UserChange => ({
  state: { ...user, ...change, sessionVersion: user.sessionVersion + 1, sessionsEndedAt: at, endReason },
  events: ['user:updated', 'session:ended'],
});

/** No link that was sent before resets it once more. */
export const changePassword = (user: User, passwordHash: string, at: Date) =>
  endingAll(user, { passwordHash, resetLink: undefined }, 'password', at);

export const signOutEverywhere = (user: User, at: Date) => endingAll(user, {}, 'everywhere', at);

/** Others know a session by its tokens alone; this says that they are good no longer. */
export const endSession = (user: User, sid: string): UserChange => ({
  state: { ...user, endedSession: sid, endReason: undefined },
  events: ['session:ended'],
});

export const isAdmin = ({ role, status }: User): boolean => role === 'admin' && status === 'active';

type Governed = Partial<Pick<User, 'role' | 'status'>>;

/** What an admin may set. Suspension ends every session. */
export const govern = (user: User, { role = user.role, status = user.status }: Governed, at: Date) => {
  if (role === user.role && status === user.status) return undefined;
  return status === 'suspended'
    ? endingAll(user, { role, status, resetLink: undefined }, 'suspended', at)
    : updated(user, { role, status });
};
