// `npm test`: installs and builds if need be, runs every suite, says what was covered and what was not.
//   PARTS         some of components,processes,interleaved,seconds (all, in this order)
//   SECONDS_UNTIL when it is this late, in seconds since 1970, no further suite that measures seconds is begun:
//                 each that is left is named, and counts as skipped
import { accessSync, constants } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { buildAll, buildClient, install, inTurn } from './prepare.mjs';
import { programs } from './programs.mjs';
import { jest, suitesOf } from './run-jest.mjs';
import { serviceNames } from './services.mjs';

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const coverage = () => {
  return [
    process.env.MONGO_URL
      ? 'covered: a real MongoDB (MONGO_URL)'
      : 'not covered: a real MongoDB (MONGO_URL unset), the embedded stand-in took its place, in both its modes',
    ...programs.map((name) =>
      isOnPath(name) ? `covered: ${name}` : `not covered: ${name} is not on PATH, its tests were skipped`,
    ),
  ];
};

const allParts = ['components', 'processes', 'interleaved', 'seconds'];
const chosenParts = process.env.PARTS?.split(',') ?? allParts;
for (const part of chosenParts) {
  if (allParts.includes(part)) continue;
  console.error(`PARTS: there is no ${part}, there are ${allParts.join(', ')}`);
  process.exit(2);
}

await inTurn(async () => {
  await install();
  await buildAll();
  await buildClient();
});

const chosen = process.argv.slice(2);
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
const interleaved = () => {
  if (process.env.MONGO_URL) return [];
  const seed = process.env.INTERLEAVE || String(1 + Math.floor(Math.random() * 99_999));
  const folders = ['common', 'common/examples/venues', ...serviceNames, 'infra/e2e'];
  const paths = folders.map((folder) => `/${folder}/src/`);
  return [
    jest(
      `Testing once more, INTERLEAVE=${seed} …`,
      [...without(atOnce, timing, ...elsewhere), '--testPathPatterns', ...paths],
      {
        INTERLEAVE: seed,
      },
    ),
  ];
};
const isLate = () => Date.now() / 1000 > Number(process.env.SECONDS_UNTIL ?? Number.POSITIVE_INFINITY);
const leftOut = [];
const unlessLate = (files, measure) => {
  if (!isLate()) return measure();
  leftOut.push(...files);
  return { passed: 0, failed: 0, skipped: files.length, secondTries: [] };
};
/** First those that wait for most of their time, together; then each by itself, so that the rest can be left out. */
const measured = () => {
  const together = [...without(busyAtOnce), '--testPathPatterns', patient];
  const alone = [...without(1, patient), '--testPathPatterns', timing];
  return [
    unlessLate(suitesOf(together), () => jest('Measuring what takes seconds …', together)),
    ...suitesOf(alone).map((file) =>
      unlessLate([file], () =>
        jest(`Measuring ${basename(file, '.timing.test.ts')} …`, ['--runInBand', '--runTestsByPath', file]),
      ),
    ),
  ];
};
const parts = {
  components: () => [jest('Testing …', without(atOnce, timing, ...busy))],
  processes: () => [
    jest('Testing what starts processes and browsers …', [
      ...without(busyAtOnce, timing),
      '--testPathPatterns',
      ...busy,
    ]),
  ],
  interleaved,
  seconds: measured,
};
const passes = chosen.length > 0 ? [jest('Testing …', chosen)] : chosenParts.flatMap((part) => parts[part]());
const sum = (count) => passes.reduce((total, pass) => total + pass[count], 0);
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);

console.log(['', ...coverage()].join('\n'));
for (const file of passes.flatMap(({ secondTries }) => secondTries))
  console.log(`passed by itself only, failed among others: ${file}`);
for (const file of leftOut) console.log(`not measured, it was late: ${file}`);
const skippedInCi = process.env.CI && skipped > leftOut.length;
if (skippedInCi) console.log('CI must not skip: install the servers named above');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed + leftOut.length === 0 || skippedInCi ? 1 : 0);
