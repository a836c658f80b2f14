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
  createdAt: Date;
}

export type UserSubject = SubjectOf<'user'>;
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

export const changePassword = (user: User, passwordHash: string) =>
  updated(user, { passwordHash, sessionVersion: user.sessionVersion + 1 });

export const signOutEverywhere = (user: User) => updated(user, { sessionVersion: user.sessionVersion + 1 });

export const isAdmin = ({ role, status }: User): boolean => role === 'admin' && status === 'active';

/** What an admin may set. Suspension ends every session. */
export const govern = (user: User, { role = user.role, status = user.status }: Partial<User>) => {
  if (role === user.role && status === user.status) return undefined;
  const sessionVersion = status === 'suspended' ? user.sessionVersion + 1 : user.sessionVersion;
  return updated(user, { role, status, sessionVersion });
};
