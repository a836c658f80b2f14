import type { Language } from '@ticketing/common/contracts';
import { calendarFile, type PassSheet, passPdf } from '@ticketing/common/passes';
import type { Kind } from '../../domain/kinds.ts';
import type { Attachment } from '../../domain/mail.ts';
import type { Content } from './content.ts';
import { place } from './formats.ts';

const withCalendar: readonly Kind[] = ['paid', 'day-before', 'pass-received'];

/** The same event in every mail about it, so that a calendar has it once. */
const calendarOf = ({ message, listing }: Content, publicUrl: string, path: string): Attachment[] => {
  const { kind, facts, at } = message;
  const startsAt = listing?.startsAt ?? facts.startsAt;
  if (!withCalendar.includes(kind) || !startsAt) return [];
  const content = calendarFile({
    uid: `${facts.orderId}@${new URL(publicUrl).hostname}`,
    at,
    startsAt: new Date(startsAt),
    timeZone: listing?.timeZone ?? facts.timeZone,
    title: facts.title ?? '',
    where: place({ ...facts, address: listing?.address }),
    url: `${publicUrl}${path}`,
  });
  return [{ filename: 'event.ics', contentType: 'text/calendar; method=PUBLISH; charset=utf-8', content }];
};

const passesOf = async (sheets: readonly PassSheet[], language: Language): Promise<Attachment[]> => {
  if (sheets.length === 0) return [];
  const content = (await passPdf(sheets, language)).toString('base64');
  return [{ filename: 'tickets.pdf', contentType: 'application/pdf', content, encoding: 'base64' }];
};

export const attachmentsOf = async (
  content: Content,
  {
    publicUrl,
    path,
    sheets,
    language,
  }: { publicUrl: string; path: string; sheets: readonly PassSheet[]; language: Language },
): Promise<Attachment[]> => [...(await passesOf(sheets, language)), ...calendarOf(content, publicUrl, path)];
