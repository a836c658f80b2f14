// The parts of `npm test`: which suites, how many at a time, on which store.
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { isLate } from './late.mjs';
import { jest, suitesOf } from './run-jest.mjs';
import { serviceNames } from './services.mjs';

const timing = '\\.timing\\.test\\.ts$';
/** Most tests wait for somebody else: more at a time than there are cores where there are but two. */
const atOnce = Math.max(2, Math.floor(availableParallelism() / 2)) + 1;
/** What starts several processes or a browser, or lets a thousand in at once, has work for a core by itself. */
const busy = [
  '/(client|infra)/e2e/',
  '/infra/(local|tools)/',
  '/(never-oversold|doors-at-once|watch-order|plans|suspended-seller)\\.test',
];
const busyAtOnce = atOnce - 1;
/** Their bounds are seconds, and they wait for most of their time. */
const patient =
  '/(alerts|alerts-of-purchases|hanging-dependencies|smtp-down|paused-replica|stripe-fails|abuse-slow)\\.timing\\.test\\.ts$';
/** What knows no database, or asks it nothing that another could come in between of. */
const elsewhere = [
  '/common/src/messaging/(bus|dlq)/',
  '/(domain|mail)/',
  '/(bench|common/src/passes)/',
  '(package|lint-rules|workspace|compose|bench|plans|route-inputs|redis-unavailable|never-lost)\\.test',
  '(lifecycle|brake|answer-in-time|collector)\\.test',
  // about what is sent; and the proof runs on that store by itself
  '/infra/e2e/src/(__test__/abuse-|proof/|fuzz/)',
];
const without = (workers, ...patterns) => [
  '--testPathIgnorePatterns',
  '/node_modules/',
  '/dist/',
  '/.next/',
  '/new/template/',
  ...patterns,
  '--maxWorkers',
  String(workers),
];
/** The component tests and the stories once more, on a store that lets commands in between each other's steps, and waits there. */
const interleaved = async () => {
  if (process.env.MONGO_URL) return [];
  const seed = process.env.INTERLEAVE || String(1 + Math.floor(Math.random() * 99_999));
  const folders = ['common', 'common/examples/venues', ...serviceNames, 'infra/e2e'];
  const paths = folders.map((folder) => `/${folder}/src/`);
  return [
    await jest(
      `Testing once more, INTERLEAVE=${seed} …`,
      [...without(atOnce, timing, ...elsewhere), '--testPathPatterns', ...paths],
      {
        INTERLEAVE: seed,
      },
    ),
  ];
};
/** Without starting jest for each that is left out. */
const unlessLate = async (files, measure) =>
  isLate() ? { passed: 0, failed: 0, skipped: files.length, secondTries: [], leftOut: files } : measure();
/** First those that wait for most of their time, together; then each by itself, so that the rest can be left out. */
const measured = async () => {
  const together = [...without(busyAtOnce), '--testPathPatterns', patient];
  const alone = [...without(1, patient), '--testPathPatterns', timing];
  const passes = [
    await unlessLate(suitesOf(together), () => jest('Measuring what takes seconds …', together)),
  ];
  for (const file of suitesOf(alone)) {
    const what = `Measuring ${basename(file, '.timing.test.ts')} …`;
    passes.push(await unlessLate([file], () => jest(what, ['--runInBand', '--runTestsByPath', file])));
  }
  return passes;
};
export const parts = {
  components: async () => [await jest('Testing …', without(atOnce, timing, ...busy))],
  processes: async () => [
    await jest('Testing what starts processes and browsers …', [
      ...without(busyAtOnce, timing),
      '--testPathPatterns',
      ...busy,
    ]),
  ],
  interleaved,
  seconds: measured,
};
