import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthTest, newEmail, startAuth } from '../../__test__/start-auth.ts';

let test: AuthTest;
beforeAll(async () => {
  test = await startAuth();
});
afterAll(() => test.stop());

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

describe('the time a sign-in takes', () => {
  it('When the e-mail is unknown, then the answer takes as long as for a known one (medians within 20 %)', async () => {
    const email = newEmail();
    await test.browser().signUp(email);
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 30; round++) {
      for (const [kind, address] of [
        ['known', email],
        ['unknown', newEmail()],
      ] as const) {
        const began = performance.now();
        await test.browser().signIn(address, 'Wrong-horse-7');
        times[kind].push(performance.now() - began);
      }
    }
    const ratio = median(times.known) / median(times.unknown);
    console.log(
      `sign-in: known ${median(times.known).toFixed(1)} ms, unknown ${median(times.unknown).toFixed(1)} ms`,
    );
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});
