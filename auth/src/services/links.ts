import { createHash, randomBytes } from 'node:crypto';
import { type SealingKey, seal } from '@ticketing/common/base';
import type { LinkKind, SealedToken } from '../domain/link.ts';
import type { User } from '../domain/user.ts';

const tokenBytes = 32;

/** A token has no pattern to guess at, so a plain hash is enough. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export type Links = ReturnType<typeof createLinks>;

/** Tokens for links in mails. In clear they are in the mail only: not here, and not on the bus. */
export const createLinks = (key: SealingKey) => {
  /** Sealed for one event, which is of one version. */
  const make = (
    kind: LinkKind,
    { id, email, version }: Pick<User, 'id' | 'email' | 'version'>,
  ): SealedToken => {
    const token = randomBytes(tokenBytes).toString('base64url');
    const about = `user:${kind}-requested/${id}/${version}`;
    return { hash: hashOf(token), sealed: seal(key, about, JSON.stringify({ token, email })) };
  };

  return {
    /** Of an account that is just being opened. */
    first: (id: string, email: string) => make('confirm', { id, email, version: 0 }),
    /** Of the version that its event makes. */
    next: (kind: LinkKind, user: User) => make(kind, { ...user, version: user.version + 1 }),
  };
};
