import type { Change, Role, SubjectOf } from '@ticketing/common/contracts';

export type UserStatus = 'active' | 'suspended';

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
  createdAt: Date;
}

export type UserSubject = Exclude<SubjectOf<'user' | 'session'>, `user:${string}-requested`>;
export type UserChange = Change<User, UserSubject>;

export const emailKeyOf = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

type Arrival = Pick<User, 'id' | 'email' | 'passwordHash' | 'createdAt'>;

export const signUp = ({ email, ...arrival }: Arrival): UserChange => ({
  state: {
    ...arrival,
    email: email.trim(),
    emailKey: emailKeyOf(email),
    name: '',
    role: 'user',
    status: 'active',
    sessionVersion: 0,
    version: 0,
  },
  events: ['user:created'],
});

/** The event that says all that others may know of a user. */
export const latest = ({ version }: User): UserSubject => (version === 0 ? 'user:created' : 'user:updated');

const updated = (user: User, change: Partial<User>): UserChange => ({
  state: { ...user, ...change },
  events: ['user:updated'],
});

export const rename = (user: User, name: string) =>
  user.name === name ? undefined : updated(user, { name });

/** Ends all sessions that began before: theirs is another version. */
const endingAll = (user: User, change: Partial<User>, at: Date): UserChange => ({
  state: { ...user, ...change, sessionVersion: user.sessionVersion + 1, sessionsEndedAt: at },
  events: ['user:updated', 'session:ended'],
});

export const changePassword = (user: User, passwordHash: string, at: Date) =>
  endingAll(user, { passwordHash }, at);

export const signOutEverywhere = (user: User, at: Date) => endingAll(user, {}, at);

/** Others know a session by its tokens alone; this says that they are good no longer. */
export const endSession = (user: User, sid: string): UserChange => ({
  state: { ...user, endedSession: sid },
  events: ['session:ended'],
});

export const isAdmin = ({ role, status }: User): boolean => role === 'admin' && status === 'active';

type Governed = Partial<Pick<User, 'role' | 'status'>>;

/** What an admin may set. Suspension ends every session. */
export const govern = (user: User, { role = user.role, status = user.status }: Governed, at: Date) => {
  if (role === user.role && status === user.status) return undefined;
  return status === 'suspended' ? endingAll(user, { role, status }, at) : updated(user, { role, status });
};
