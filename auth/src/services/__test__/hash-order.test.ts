import { expect, it } from '@jest/globals';
import { argon2Passwords } from '../passwords.ts';

it('When people come for as long as somebody waits, then nobody waits longer than those before them take', async () => {
  const passwords = argon2Passwords();
  const known = await passwords.hash('correct horse');
  let [begun, worst] = [0, 0];
  const until = performance.now() + 2000;
  const comesAgain = async () => {
    while (performance.now() < until) {
      const before = begun;
      begun += 1;
      await passwords.matches('correct horse', known);
      worst = Math.max(worst, begun - before);
    }
  };
  await Promise.all(Array.from({ length: 16 }, comesAgain));
  // while one waits, each of the 15 others begins twice at most
  expect(worst).toBeLessThanOrEqual(31);
}, 20_000);
