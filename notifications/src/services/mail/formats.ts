import type { Language } from '@ticketing/common/contracts';
import type { Occasion } from '../../domain/facts.ts';

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' };

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Formatters are dear to make and are made once. */
const once = <T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T => {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known as T;
};

export const money = (language: Language, cents: number, currency: string): string =>
  once(
    `${language}/${currency}`,
    () => new Intl.NumberFormat(locales[language], { style: 'currency', currency }),
  ).format(cents / 100);

const timeFormat = (language: Language, timeZone: string) =>
  once(
    `${language}/${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
      }),
  );

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
