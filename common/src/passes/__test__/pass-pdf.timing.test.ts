import { expect, it } from '@jest/globals';
import { passPdf } from '../pass-pdf.ts';
import { someSheet } from './some-sheet.ts';

it('When ten passes are drawn, then they are there within 300 ms', async () => {
  const ten = Array.from({ length: 10 }, (_, index) => someSheet({ seat: index + 1, seats: 10 }));
  await passPdf(ten, 'en');
  const started = performance.now();
  await passPdf(ten, 'en');
  expect(performance.now() - started).toBeLessThan(300);
});
