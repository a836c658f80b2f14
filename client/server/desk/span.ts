import { type Range, ranges } from '../../api/desk-types.ts';

const dayMs = 86_400_000;
/** As many as orders gives at once. */
const maxDays = 366;

export const rangeOf = (days: unknown): Range => ranges.find((each) => String(each) === days) ?? 28;

export interface Span {
  from: string;
  to: string;
  /** How many of the days are shown: those before are what they are compared with. */
  shown: number;
}

const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);

/** The days up to today where the visitor is, and as many before them if they can be had. A year is 52 whole weeks. */
export const spanOf = (range: Range, zone: string, now: number): Span => {
  const to = dayIn(zone, now);
  const shown = range - (range > 90 ? range % 7 : 0);
  const asked = shown * 2 <= maxDays ? shown * 2 : shown;
  return { from: daysBefore(to, asked - 1), to, shown };
};
