import { expect, it } from '@jest/globals';
import { dateParts, money } from '../format.ts';
import { isZone } from '../is-zone.ts';
import { pickLanguage } from '../languages.ts';

it.each([
  [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
  [undefined, 'fr-FR,en;q=0.7,de;q=0.8', 'de'],
  [undefined, 'fr', 'en'],
  [undefined, undefined, 'en'],
  ['de', 'en', 'de'],
  ['xx', 'de', 'de'],
])('When %s is remembered and the browser wants %s, then %s', (remembered, accepted, language) => {
  expect(pickLanguage(remembered, accepted)).toBe(language);
});

it('When a moment is shown, then in the zone and the words of the visitor', () => {
  const at = '2026-12-31T23:30:00.000Z';
  expect(dateParts('en', 'UTC', at)).toEqual({
    weekday: 'Thu',
    day: '31',
    month: 'Dec',
    year: '2026',
    time: '23:30',
  });
  expect(dateParts('de', 'Europe/Berlin', at)).toEqual({
    weekday: 'Fr',
    day: '1',
    month: 'Jan',
    year: '2027',
    time: '00:30',
  });
});

it('When an amount is shown, then as it is written there', () => {
  expect(money('en', 999_999.99)).toBe('€999,999.99');
  expect(money('de', 1234.5)).toBe('1.234,50\u00a0€');
});

it('When a cookie claims a zone that is none, then it is not believed', () => {
  expect(['Europe/Berlin', 'UTC', 'Nowhere/At-all', '', 'a'.repeat(99), undefined].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
