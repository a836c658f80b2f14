import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { spaced } from '../spaced.ts';

const maxMs = 60;
const recorded = (tookMs: number) => {
  const calls: { key: string; at: number }[] = [];
  const ask = spaced(maxMs, async (key) => {
    const count = calls.push({ key, at: performance.now() });
    await sleep(tookMs);
    return count;
  });
  return { calls, ask };
};

it('When keys are asked for once, then their calls begin at once', async () => {
  const { calls, ask } = recorded(1);
  const asked = [ask('a'), ask('b')];
  expect(calls.map(({ key }) => key)).toEqual(['a', 'b']);
  await Promise.all(asked);
});

it('When a key is asked for again and again, then what is asked meanwhile is one call, after the pause', async () => {
  const { calls, ask } = recorded(20);
  expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual([1, 2, 2]);
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([3, 3]);
  for (const [n, { at }] of calls.slice(1).entries())
    expect(at - (calls[n]?.at as number)).toBeGreaterThanOrEqual(maxMs);
});

it('When calls are short, then so are the pauses', async () => {
  const ask = spaced(10_000, async () => {});
  const beganAt = performance.now();
  for (let n = 0; n < 5; n++) await ask('a');
  expect(performance.now() - beganAt).toBeLessThan(2000);
});

it('When a call fails, then those who shared it get its error, and the next is made', async () => {
  let fails = true;
  const ask = spaced(1, async () => {
    if (fails) throw new Error('away');
    return 'well';
  });
  const asked = [ask('a'), ask('a')];
  for (const one of asked) await expect(one).rejects.toThrow('away');
  fails = false;
  expect(await ask('a')).toBe('well');
});
