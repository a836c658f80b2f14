import type { Language } from '@ticketing/common/contracts';
import type { Listing } from '../../domain/listing-change.ts';
import type { Message } from '../../domain/message.ts';
import { moment, money, oneLine, place } from './formats.ts';
import type { Filled } from './letter.ts';

interface Around {
  language: Language;
  /** Of the reader, for what is about them and not about an event. */
  timeZone: string | null | undefined;
  listing?: Listing | undefined;
  path: string;
  passCount: number;
  giver: string;
  sales?: Filled['sales'];
  saleCount?: number;
}

/** The reader's language, the event's own time. */
export const fill = (
  { facts }: Message,
  { language, timeZone, listing, path, passCount, giver, sales, saleCount }: Around,
): Filled => {
  const { before = {}, totalCents, currency = 'eur' } = facts;
  const occasion = { ...facts, address: facts.address ?? listing?.address };
  const at = (iso: string | null | undefined, zone = facts.timeZone) =>
    iso ? moment(language, iso, zone ?? listing?.timeZone) : '';
  return {
    title: oneLine(facts.title ?? ''),
    url: oneLine(facts.url ?? ''),
    number: facts.number ?? '',
    quantity: facts.quantity ?? 0,
    passCount,
    giver: oneLine(giver),
    total: totalCents === undefined ? '' : money(language, totalCents, currency),
    when: at(facts.startsAt),
    where: oneLine(place(occasion)),
    reason: oneLine(facts.reason ?? ''),
    until: facts.expiresAt ? moment(language, facts.expiresAt, timeZone) : '',
    whenBefore: at(before.startsAt, before.timeZone),
    whereBefore: oneLine(place(before)),
    path,
    sales: sales ?? [],
    saleCount: saleCount ?? 0,
  };
};
