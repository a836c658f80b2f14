import { expect, it } from '@jest/globals';
import { fromFieldValue, toFieldValue } from '../local-time.ts';

it('When a moment is put into the field, then in the zone of who edits', () => {
  expect(toFieldValue('2027-03-14T18:30:00.000Z', 'Europe/Berlin')).toBe('2027-03-14T19:30');
  expect(toFieldValue(null, 'UTC')).toBe('');
});

it('When the field is read, then it means the moment it showed; empty means none', () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const moment = '2027-03-14T18:30:00.000Z';
  expect(fromFieldValue(toFieldValue(moment, timeZone))).toBe(moment);
  expect(fromFieldValue('')).toBe('');
});
