import type { SessionEnded, UserConfirmRequested, UserResetRequested } from '@ticketing/common/contracts';
import { type Message, newMessage } from './message.ts';

type LinkRequested = UserConfirmRequested | UserResetRequested;

const linkMessage = (
  { id, at, type, data }: LinkRequested,
  kind: 'welcome' | 'confirm' | 'reset',
): Message[] => [
  newMessage({ id, at: new Date(at) }, kind, data.userId, {
    facts: { expiresAt: data.expiresAt },
    sealed: { about: `${type}/${data.userId}/${data.version}`, text: data.sealed },
    tooLateAt: new Date(data.expiresAt),
  }),
];

export const confirmRequested = (event: UserConfirmRequested): Message[] =>
  linkMessage(event, event.data.version === 0 ? 'welcome' : 'confirm');

export const resetRequested = (event: UserResetRequested): Message[] => linkMessage(event, 'reset');

/** Who was suspended is not written to about it, and who signed out knows. */
const endKinds = {
  password: 'password-changed',
  everywhere: 'sessions-ended',
  suspended: undefined,
} as const;

export const sessionsEnded = ({ id, at, data }: SessionEnded): Message[] => {
  const kind = data.reason && endKinds[data.reason];
  return kind ? [newMessage({ id, at: new Date(at) }, kind, data.userId, { facts: {} })] : [];
};
