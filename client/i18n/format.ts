import type { Language } from './languages.ts';

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' };

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Formatters are dear to make and are made once. */
const once = <T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T => {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known as T;
};

export const money = (language: Language, amount: number, currency = 'EUR'): string =>
  once(
    `${language}/${currency}`,
    () => new Intl.NumberFormat(locales[language], { style: 'currency', currency }),
  ).format(amount);

export const count = (language: Language, amount: number): string =>
  once(language, () => new Intl.NumberFormat(locales[language])).format(amount);

export interface DateParts {
  weekday: string;
  day: string;
  month: string;
  year: string;
  time: string;
}

/**
 * The parts of a moment where the visitor is. They are put together by us: how a whole date is
 * punctuated differs between Node's and the browser's tables, and would not survive hydration.
 */
export const dateParts = (language: Language, zone: string, iso: string): DateParts => {
  const format = once(
    `${language}/${zone}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  );
  const parts = format.formatToParts(new Date(iso));
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(/\.$/, '');
  return {
    weekday: of('weekday'),
    day: of('day'),
    month: of('month').slice(0, 4),
    year: of('year'),
    time: `${of('hour')}:${of('minute')}`,
  };
};

/** `Berlin` for `Europe/Berlin`: people know their zone by its city. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
