import { createHash } from 'node:crypto';
import { unseal } from '@ticketing/common/base';
import { calendarFile } from '@ticketing/common/passes';
import type { SealingKey } from '@ticketing/common/service';
import { kinds } from '../../domain/kinds.ts';
import type { Listing } from '../../domain/listing-change.ts';
import type { Attachment, Mail } from '../../domain/mail.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../models/people.ts';
import { fill } from './fill.ts';
import { place } from './formats.ts';
import { htmlOf, type Sheet } from './html.ts';
import { salesOf } from './sales.ts';
import { textOf } from './text.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';
import { audienceOf, type MailKind, wordsOf } from './words.ts';

export interface Sender {
  publicUrl: string;
  keys: readonly [SealingKey, ...SealingKey[]];
}

export interface Content {
  message: Message;
  person: Person;
  listing?: Listing | undefined;
  /** Of a digest. */
  sales?: { count: number; first: readonly Message[] };
}

/** The same message has the same, so that what was sent twice is one mail to its reader. */
export const messageIdOf = (id: string, publicUrl: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${new URL(publicUrl).hostname}>`;

const linkPages = { welcome: 'confirm', confirm: 'confirm', reset: 'reset' } as const;

/** Where auth's link leads, and where to: only here it is readable. */
const unsealed = ({ kind, sealed }: Message, keys: Sender['keys']) => {
  if (!sealed) return undefined;
  const { token, email } = JSON.parse(unseal(keys, sealed.about, sealed.text));
  const page = linkPages[kind as keyof typeof linkPages];
  return { email: String(email), path: `/auth/${page}?token=${encodeURIComponent(String(token))}` };
};

const unsubscribeOf = ({ kind, userId }: Message, { publicUrl, keys }: Sender) => {
  const { group } = kinds[kind];
  if (group === 'purchases') return undefined;
  const query = `token=${unsubscribeToken(keys[0], userId, group)}`;
  return {
    page: `${publicUrl}/notifications/unsubscribe?${query}`,
    oneClick: `${publicUrl}/api/notifications/unsubscribe?${query}`,
  };
};

/** RFC 8058: one click in the mail reader is enough. */
const headersOf = (unsubscribe: { oneClick: string } | undefined): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribe
    ? {
        'List-Unsubscribe': `<${unsubscribe.oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {}),
});

const attachmentsOf = ({ message, listing }: Content, publicUrl: string): Attachment[] => {
  const { kind, facts, at, link = '' } = message;
  if (!(kind === 'paid' || kind === 'day-before') || !facts.startsAt) return [];
  const content = calendarFile({
    uid: `${facts.orderId}@${new URL(publicUrl).hostname}`,
    at,
    startsAt: new Date(listing?.startsAt ?? facts.startsAt),
    timeZone: listing?.timeZone ?? facts.timeZone,
    title: facts.title ?? '',
    where: place({ ...facts, address: listing?.address }),
    url: `${publicUrl}${link}`,
  });
  return [{ filename: 'event.ics', contentType: 'text/calendar; method=PUBLISH; charset=utf-8', content }];
};

export const compose = async (content: Content, sender: Sender): Promise<Mail> => {
  const { message, person, listing, sales } = content;
  const { publicUrl, keys } = sender;
  const kind = message.kind as MailKind;
  const language = person.language ?? 'en';
  const words = wordsOf(language);
  const link = unsealed(message, keys);
  const path = link?.path ?? message.link ?? '';
  const filled = fill(message, {
    ...{ language, timeZone: person.timeZone, listing, path },
    ...(sales ? { sales: salesOf(sales.first, language), saleCount: sales.count } : {}),
  });
  const letter = words.kinds[kind](filled);
  const unsubscribe = unsubscribeOf(message, sender);
  const sheet: Sheet = {
    letter,
    language,
    ...(letter.action ? { url: `${publicUrl}${letter.action.path}` } : {}),
    why: words.why[audienceOf(kind)],
    ...(unsubscribe ? { unsubscribe: { text: words.unsubscribe, url: unsubscribe.page } } : {}),
  };
  return {
    to: link?.email ?? person.email,
    subject: letter.subject,
    html: await htmlOf(sheet),
    text: textOf(sheet),
    messageId: messageIdOf(message.id, publicUrl),
    headers: headersOf(unsubscribe),
    attachments: attachmentsOf(content, publicUrl),
  };
};
