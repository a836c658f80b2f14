import type { Facts } from './facts.ts';
import { type Kind, kinds } from './kinds.ts';

export type MailState = 'none' | 'waiting' | 'sent' | 'dropped' | 'failed';

/** One thing that one person learns, and how far its mail is. */
export interface Message {
  id: string;
  userId: string;
  kind: Kind;
  at: Date;
  facts: Facts;
  /** Where in the web app there is more. */
  link?: string;
  /** Shown in the app, too. */
  app: boolean;
  readAt?: Date;
  mail: MailState;
  /** When the mail is due. Whoever sends it puts it off first, by the time that sending may take. */
  nextAt?: Date;
  attempts: number;
  /** Since when SMTP does not take it. */
  failingSince?: Date;
  /** From then on it is no news any more. */
  tooLateAt: Date;
  /** Why it was not mailed. */
  reason?: string;
  /** The link of auth, until it is sent. */
  sealed?: { about: string; text: string };
  /** Of a sale: the digest that has it, or that it waits for one. */
  digest?: string;
}

export interface Cause {
  id: string;
  at: Date;
}

type Given = Pick<Message, 'facts'> & Partial<Pick<Message, 'link' | 'sealed' | 'tooLateAt' | 'nextAt'>>;

const dayMs = 24 * 3600_000;
/** A mail about what happened before is no news: a broker may publish it again after years. */
const newsMs = 3 * dayMs;

/** Its id is made of what it is: an event that comes again makes the same message again. */
export const newMessage = (cause: Cause, kind: Kind, userId: string, given: Given): Message => {
  const { app, mail } = kinds[kind];
  return {
    id: `${cause.id}/${kind}/${userId}`,
    userId,
    kind,
    at: cause.at,
    app,
    attempts: 0,
    tooLateAt: new Date(cause.at.getTime() + newsMs),
    ...(mail === 'now' ? { mail: 'waiting', nextAt: cause.at } : { mail: 'none' }),
    ...(mail === 'digest' ? { digest: waitingForDigest } : {}),
    ...given,
    facts: defined(given.facts),
  };
};

const defined = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

export const waitingForDigest = 'waiting';
