import { expect, it } from '@jest/globals';
import { spaced } from '../spaced.ts';

const ms = 50;
const recorded = () => {
  const calls: { key: string; at: number }[] = [];
  const ask = spaced(ms, async (key) => calls.push({ key, at: performance.now() }));
  return { calls, ask };
};

it('When a key is asked for once, then its call begins at once, whatever others do', async () => {
  const { calls, ask } = recorded();
  const asked = [ask('a'), ask('b')];
  expect(calls.map(({ key }) => key)).toEqual(['a', 'b']);
  await Promise.all(asked);
});

it('When a key is asked for again and again, then what is asked meanwhile is one call, after the pause', async () => {
  const { calls, ask } = recorded();
  const answers = await Promise.all([ask('a'), ask('a'), ask('a')]);
  expect(answers).toEqual([1, 2, 2]);
  await Promise.all([ask('a'), ask('a')]);
  expect(calls).toHaveLength(3);
  for (const [n, { at }] of calls.slice(1).entries())
    expect(at - (calls[n]?.at as number)).toBeGreaterThanOrEqual(ms - 2);
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
