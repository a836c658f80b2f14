import type { Reason } from '@ticketing/common/contracts';
import { nextLink, opens, type SealedToken } from './link.ts';
import { endingAll, type User, type UserChange, updated } from './user.ts';

export const invalidLink = {
  message: 'This link is not valid, or not any more',
  code: 'token.invalid',
} as const;
const confirmed = {
  message: 'This e-mail address is confirmed already',
  code: 'email.already-confirmed',
} as const;

export const isConfirmed = ({ emailConfirmed }: User): boolean => emailConfirmed !== false;

export const whyNotRequestConfirm = (user: User): Reason | undefined =>
  isConfirmed(user) ? confirmed : undefined;

export const requestConfirm = (user: User, token: SealedToken, at: Date): UserChange | undefined => {
  const confirmLink = nextLink('confirm', user.confirmLink, token, at);
  return confirmLink && { state: { ...user, confirmLink }, events: ['user:confirm-requested'] };
};

/** The link stays, so that whoever opens it twice reads that all is well. */
export const whyNotConfirm = (user: User, hash: string, at: Date): Reason | undefined => {
  if (user.confirmLink?.hash !== hash) return invalidLink;
  if (isConfirmed(user)) return confirmed;
  return opens(user.confirmLink, hash, at) ? undefined : invalidLink;
};

export const confirmEmail = (user: User): UserChange => updated(user, { emailConfirmed: true });

export const requestReset = (user: User, token: SealedToken, at: Date): UserChange | undefined => {
  if (user.status !== 'active') return undefined;
  const resetLink = nextLink('reset', user.resetLink, token, at);
  return resetLink && { state: { ...user, resetLink }, events: ['user:reset-requested'] };
};

export const whyNotReset = (user: User, hash: string, at: Date): Reason | undefined =>
  opens(user.resetLink, hash, at) ? undefined : invalidLink;

/** Whoever has the link reads the mail of the address, so it is confirmed as well. */
export const resetPassword = (user: User, passwordHash: string, at: Date): UserChange =>
  endingAll(user, { passwordHash, emailConfirmed: true, resetLink: undefined }, 'password', at);
