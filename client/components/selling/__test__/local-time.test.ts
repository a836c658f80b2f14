import { expect, it } from '@jest/globals';
import { fromFieldValue, toFieldValue } from '../local-time.ts';

it('When a moment is put into the field, then in the zone of who edits', () => {
  expect(toFieldValue('2027-03-14T18:30:00.000Z', 'Europe/Berlin')).toBe('2027-03-14T19:30');
  expect(toFieldValue(null, 'UTC')).toBe('');
});

it('When the field is read, then it means the moment it showed; empty means none', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'])
    for (const moment of ['2027-03-14T18:30:00.000Z', '2027-03-28T00:59:00.000Z', '2027-10-31T02:00:00.000Z'])
      expect(fromFieldValue(toFieldValue(moment, zone), zone)).toBe(moment);
  expect(fromFieldValue('', 'UTC')).toBe('');
});

it('When the field holds no date, then it is left to the API to say so', () => {
  expect(fromFieldValue('tomorrow', 'Europe/Berlin')).toBe('tomorrow');
});
