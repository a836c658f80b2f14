import type { User } from '../../domain/user.ts';

/** What others may know of a user. */
export const userData = (user: User) => ({ ...user, createdAt: user.createdAt.toISOString() });
