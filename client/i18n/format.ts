import type { Language } from './languages.ts';
import { remembered } from './remembered.ts';

/** Formatters are dear to make. A visitor says their zone, in any spelling, so not all that ever came are kept. */
const formatsOf = (locale: string) => ({
  money: remembered(20, (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency })),
  count: new Intl.NumberFormat(locale),
  moment: remembered(
    200,
    (zone) =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  ),
});

const formats: Record<Language, ReturnType<typeof formatsOf>> = {
  en: formatsOf('en-IE'),
  de: formatsOf('de-DE'),
};

export const money = (language: Language, amount: number, currency = 'EUR'): string =>
  formats[language].money(currency).format(amount);

export const count = (language: Language, amount: number): string => formats[language].count.format(amount);

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
  const parts = formats[language].moment(zone).formatToParts(new Date(iso));
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
