import { expect, it } from '@jest/globals';
import { singleFlight } from '../single-flight.ts';

/** A task whose ends the test decides. */
const begin = () => {
  const runs: { key: string; end: () => void; fail: () => void }[] = [];
  const run = singleFlight(
    (key) =>
      new Promise<void>((end, fail) => {
        runs.push({ key, end, fail: () => fail(new Error('away')) });
      }),
  );
  return { runs, run };
};

it('When many come while one runs, then they share the next run, which begins after they came', async () => {
  const { runs, run } = begin();
  const first = run('a');
  const others = [run('a'), run('a'), run('a')];
  expect(runs).toHaveLength(1);
  runs[0]?.end();
  await first;
  await Promise.resolve();
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await Promise.all(others);
  run('a');
  expect(runs).toHaveLength(3);
});

it('When keys differ, then they do not wait for each other', () => {
  const { runs, run } = begin();
  run('a');
  run('b');
  expect(runs.map(({ key }) => key)).toEqual(['a', 'b']);
});

it('When a run fails, then those who asked for it get its error, and the next one runs', async () => {
  const { runs, run } = begin();
  const first = run('a');
  const second = run('a');
  runs[0]?.fail();
  await expect(first).rejects.toThrow('away');
  await Promise.resolve();
  runs[1]?.end();
  await second;
  expect(runs).toHaveLength(2);
});

it('When somebody comes between the end of a run and the start of the next, then only one more runs', async () => {
  const { runs, run } = begin();
  const first = run('a');
  const queued = run('a');
  // as many microtasks as it may take: at each of them somebody comes
  const late: Promise<void>[] = [];
  runs[0]?.end();
  for (let step = 0; step < 20; step++) {
    await Promise.resolve();
    if (runs.length < 2) late.push(run('a'));
  }
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await Promise.all([first, queued, ...late]);
  expect(runs).toHaveLength(2);
});
