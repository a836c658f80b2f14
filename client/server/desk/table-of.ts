import type { Day, Sales } from '../../api/desk-types.ts';
import { desk } from '../../i18n/desk.ts';
import { deskCharts } from '../../i18n/desk-charts.ts';
import { deskOverview } from '../../i18n/desk-overview.ts';
import { count, money } from '../../i18n/format.ts';
import type { Language } from '../../i18n/languages.ts';
import { dayName } from './wording.ts';

/** What the charts show, to read, newest first. */
export const tableOf = (days: readonly Day[], language: Language, isByWeek: boolean): Sales['table'] => {
  const [text, own, whole] = [desk[language], deskCharts[language], deskOverview[language]];
  return {
    head: [isByWeek ? own.theWeek : own.theDay, whole.orders, text.seat, text.revenue, whole.refunds],
    rows: days
      .map(({ day, orders, seats, revenue, refunded }) => [
        dayName(language, day),
        count(language, orders),
        count(language, seats),
        money(language, revenue),
        refunded > 0 ? money(language, refunded) : '–',
      ])
      .reverse(),
  };
};
