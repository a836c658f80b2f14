import type { Day } from '../../api/desk-types.ts';
import { desk } from '../../i18n/desk.ts';
import { deskCharts } from '../../i18n/desk-charts.ts';
import { count, dateParts, money } from '../../i18n/format.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Wording } from './draw-charts.ts';

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' };
const compactFrom = 10_000;

/** On an axis nobody reads cents. */
const roughly = (language: Language, amount: number): string =>
  new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 0,
    maximumFractionDigits: amount < 2 ? 2 : 0,
    ...(amount >= compactFrom ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
  }).format(amount);

export const dayName = (language: Language, day: string): string => {
  const { day: number, month } = dateParts(language, 'UTC', day);
  return deskCharts[language].day(number, month);
};

/** A week is named by its weekday where each day is, by its month where a year is seen at once. */
const labelOf = (language: Language, count: number, isByWeek: boolean) => (day: string) => {
  const { weekday, month, year } = dateParts(language, 'UTC', day);
  if (isByWeek) return `${month} ${year}`;
  return count <= 7 ? weekday : dayName(language, day);
};

export const wordingOf = (language: Language, days: number, isByWeek: boolean): Wording => {
  const text = desk[language];
  const own = deskCharts[language];
  const each = isByWeek ? own.aWeek : own.aDay;
  return {
    revenue: `${text.revenue} ${each}`,
    seats: `${text.seat} ${each}`,
    money: (amount) => roughly(language, amount),
    count: (amount) => count(language, amount),
    label: labelOf(language, days, isByWeek),
    column: ({ day, revenue, seats }: Day) => {
      const name = dayName(language, day);
      return `${isByWeek ? own.weekOf(name) : name}: ${money(language, revenue)}, ${text.seats(seats)}`;
    },
  };
};
