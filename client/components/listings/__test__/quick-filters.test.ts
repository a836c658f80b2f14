import { expect, it } from '@jest/globals';
import { spanDays } from '../quick-filters.ts';

const weekendOn = (day: string) => spanDays('Europe/Berlin', Date.parse(`${day}T12:00:00Z`)).weekend;

it('When it is late in one zone and tomorrow in another, then today is where the visitor is', () => {
  const now = Date.parse('2026-11-26T23:30:00Z');
  expect(spanDays('UTC', now).today.from).toBe('2026-11-26');
  expect(spanDays('Europe/Berlin', now).today.from).toBe('2026-11-27');
});

it('When it is during the week, then the weekend is the next one, from its Friday', () => {
  expect(weekendOn('2026-11-23')).toEqual({ from: '2026-11-27', to: '2026-11-29' });
  expect(weekendOn('2026-11-26')).toEqual({ from: '2026-11-27', to: '2026-11-29' });
});

it('When the weekend has begun, then it is what is left of it', () => {
  expect(weekendOn('2026-11-28')).toEqual({ from: '2026-11-28', to: '2026-11-29' });
  expect(weekendOn('2026-11-29')).toEqual({ from: '2026-11-29', to: '2026-11-29' });
});

it('When the next seven days are asked for, then today is the first of them', () => {
  expect(spanDays('UTC', Date.parse('2026-12-28T08:00:00Z')).week).toEqual({
    from: '2026-12-28',
    to: '2027-01-03',
  });
});
