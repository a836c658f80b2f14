import type { Language } from '@ticketing/common/contracts';
import type { Occasion } from '../../domain/facts.ts';

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' };

export const money = (language: Language, cents: number, currency: string): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(cents / 100);

const timeFormat = (language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
  });

/** With its zone, so that nobody has to guess; one that this system does not know is UTC. */
export const moment = (language: Language, iso: string, timeZone: string | null | undefined): string => {
  const at = new Date(iso);
  try {
    return timeFormat(language, timeZone || 'UTC').format(at);
  } catch {
    return timeFormat(language, 'UTC').format(at);
  }
};

export const place = ({ venue, address, city }: Occasion): string =>
  [venue, address, city].filter(Boolean).join(', ');

/** What people wrote stays in its line: a header cannot be made of it. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
