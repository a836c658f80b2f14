import { expect, it } from '@jest/globals';
import { onThisMachine } from '../../testing/index.ts';
import { passPdf } from '../pass-pdf.ts';
import { someSheet } from './some-sheet.ts';

it('When ten passes are drawn, then they are there within 300 ms', async () => {
  const ten = Array.from({ length: 10 }, (_, index) => someSheet({ seat: index + 1, seats: 10 }));
  // the first ones read the font and are compiled
  for (let drawn = 0; drawn < 3; drawn++) await passPdf(ten, 'en');
  const started = performance.now();
  await passPdf(ten, 'en');
  expect(performance.now() - started).toBeLessThan(onThisMachine(300));
});
