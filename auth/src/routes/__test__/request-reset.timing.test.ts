import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AuthTest, newEmail, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth();
});
afterAll(() => test.stop());

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

it('When a link is asked for, then the answer takes as long whether there is the account or not (medians within 10 %)', async () => {
  const times = { sent: [] as number[], refused: [] as number[], unknown: [] as number[] };
  const busy = newEmail();
  await test.browser().signUp(busy);
  for (let count = 0; count < 3; count++) await test.browser().post('/password-reset', { email: busy });
  for (let round = 0; round < 7; round++) {
    const known = newEmail();
    await test.browser().signUp(known);
    for (const [kind, email] of [
      ['sent', known],
      ['refused', busy],
      ['unknown', newEmail()],
    ] as const) {
      const began = performance.now();
      await test.browser().post('/password-reset', { email });
      times[kind].push(performance.now() - began);
    }
  }
  const medians = Object.entries(times).map(([kind, values]) => [kind, median(values)] as const);
  console.log(medians.map(([kind, ms]) => `${kind} ${ms.toFixed(1)} ms`).join(', '));
  const all = medians.map(([, ms]) => ms);
  expect(Math.max(...all) / Math.min(...all)).toBeLessThan(1.1);
}, 30_000);
