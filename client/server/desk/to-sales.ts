import type { Day, Sales, Totals } from '../../api/desk-types.ts';
import type { Language } from '../../i18n/languages.ts';
import { byWeek } from './by-week.ts';
import { drawCharts } from './draw-charts.ts';
import { tableOf } from './table-of.ts';
import { wordingOf } from './wording.ts';

/** More days than these are shown by the week. */
const maxSingleDays = 90;

const totalsOf = (days: readonly Day[]): Totals => {
  const sum = (what: keyof Totals) => days.reduce((total, day) => total + day[what], 0);
  return { revenue: sum('revenue'), seats: sum('seats'), orders: sum('orders'), refunded: sum('refunded') };
};

const changeOf = (now: number, before: number): number | null =>
  before > 0 ? Math.round((now / before - 1) * 100) : null;

/** The last `shown` of these days as numbers, charts and rows; those before them to compare with. */
export const toSales = (days: readonly Day[], shown: number, language: Language): Sales => {
  const current = days.slice(-shown);
  const earlier = totalsOf(days.slice(0, -shown));
  const totals = totalsOf(current);
  const isByWeek = current.length > maxSingleDays;
  const drawn = isByWeek ? byWeek(current) : current;
  return {
    totals,
    change: {
      revenue: changeOf(totals.revenue, earlier.revenue),
      seats: changeOf(totals.seats, earlier.seats),
    },
    charts: drawCharts(drawn, wordingOf(language, drawn.length, isByWeek)),
    table: tableOf(drawn, language, isByWeek),
  };
};
