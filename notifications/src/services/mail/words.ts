import type { Language } from '@ticketing/common/contracts';
import { isForFriend, type Kind, kinds } from '../../domain/kinds.ts';
import type { Wording } from './letter.ts';
import { german } from './words-de.ts';
import { english } from './words-en.ts';

/** All kinds but those that are never a mail of their own. */
export type MailKind = Exclude<Kind, 'reserved' | 'pass-given' | 'sold' | 'sale-refunded'>;
export type Audience = 'account' | 'purchase' | 'holder' | 'friend' | 'seller';

export interface Words {
  kinds: Record<MailKind, Wording>;
  /** Why one gets it. */
  why: Record<Audience, string>;
  unsubscribe: string;
}

const all: Record<Language, Words> = { en: english, de: german };
export const wordsOf = (language: Language): Words => all[language];

const accountKinds: readonly Kind[] = [
  'welcome',
  'confirm',
  'reset',
  'password-changed',
  'sessions-ended',
  'webhook-switched-off',
];

export const audienceOf = (kind: MailKind): Audience => {
  if (accountKinds.includes(kind)) return 'account';
  if (kind === 'listing-withdrawn-by-admin' || kind === 'listing-cancelled-by-admin') return 'seller';
  if (isForFriend(kind)) return 'friend';
  if (kinds[kind].group === 'sales') return 'seller';
  return kinds[kind].group === 'purchases' ? 'purchase' : 'holder';
};
