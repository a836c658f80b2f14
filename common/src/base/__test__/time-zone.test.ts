import { expect, it } from '@jest/globals';
import { isTimeZone } from '../time-zone.ts';

it('When a name is asked about, then zones and their other names are known, offsets and nonsense are none', () => {
  const names = ['Europe/Berlin', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata', '+02:00', 'Nowhere/At-all', ''];
  for (let n = 0; n < 2; n++) {
    expect(names.map(isTimeZone)).toEqual([true, true, true, true, false, false, false]);
  }
});
