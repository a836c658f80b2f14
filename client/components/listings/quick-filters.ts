import type { ListingFilters } from './listing-filters.ts';

export type Span = 'today' | 'weekend' | 'week';
export const spans: readonly Span[] = ['today', 'weekend', 'week'];

const dayMs = 86_400_000;

/** The day it is there, as `2026-11-28`. */
const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Saturday and Sunday; on a Sunday what is left of it. From Friday on the evening counts too. */
const weekendFrom = (today: string) => {
  const weekday = new Date(today).getUTCDay();
  if (weekday === 0) return { from: today, to: today };
  if (weekday >= 5) return { from: today, to: plus(today, 7 - weekday) };
  return { from: plus(today, 5 - weekday), to: plus(today, 7 - weekday) };
};

/** The first and the last day of each of these, where the visitor is. */
export const spanDays = (
  zone: string,
  now: number,
): Record<Span, Required<Pick<ListingFilters, 'from' | 'to'>>> => {
  const today = dayIn(zone, now);
  return {
    today: { from: today, to: today },
    weekend: weekendFrom(today),
    week: { from: today, to: plus(today, 6) },
  };
};
