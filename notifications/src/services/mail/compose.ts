import { createHash } from 'node:crypto';
import { kinds } from '../../domain/kinds.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Message } from '../../domain/message.ts';
import { ownPasses, sheetsOf } from './attached-passes.ts';
import { attachmentsOf } from './attachments.ts';
import type { Content, Sender } from './content.ts';
import { fill } from './fill.ts';
import type { Sheet } from './html.ts';
import { salesOf } from './sales.ts';
import { sealedPart } from './sealed-part.ts';
import { textOf } from './text.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';
import { audienceOf, type MailKind, wordsOf } from './words.ts';

/** The same message has the same, so that what was sent twice is one mail to its reader. */
export const messageIdOf = (id: string, publicUrl: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${new URL(publicUrl).hostname}>`;

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

/** Passes go with the receipt, with the reminder, and to whom one was given. */
const passesIn = (content: Content, sender: Sender) => {
  const { kind } = content.message;
  return kind === 'paid' || kind === 'day-before' ? ownPasses(content, sender) : [];
};

/** React is loaded for the first mail, and not when the service starts. */
const htmlOf = async (sheet: Sheet): Promise<string> => {
  const html = await import('./html.ts');
  return html.htmlOf(sheet);
};

export const compose = async (content: Content, sender: Sender): Promise<Mail> => {
  const { message, person, listing, sales } = content;
  const { publicUrl, keys } = sender;
  const kind = message.kind as MailKind;
  const language = person.language ?? 'en';
  const words = wordsOf(language);
  const link = sealedPart(message, keys);
  const path = link?.path ?? message.link ?? '';
  const passes = link?.pass ? [link.pass] : passesIn(content, sender);
  const filled = fill(message, {
    ...{ language, timeZone: person.timeZone, listing, path, passCount: passes.length, giver: person.name },
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
    attachments: await attachmentsOf(content, {
      ...{ publicUrl, path, language },
      sheets: sheetsOf(passes, content),
    }),
  };
};
