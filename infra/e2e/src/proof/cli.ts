// `npm run proof`: faults of every kind while people buy, and a checker that must find nothing.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bugs } from './bugs.ts';
import { crashPoints } from './crash-points.ts';
import { type Options, readOptions, usage } from './options.ts';
import { phases } from './phases/index.ts';
import { stopPlaces } from './place.ts';
import { prove } from './proof.ts';
import { writeReport } from './report/write-report.ts';
import type { Check } from './run.ts';
import { runBug } from './run-bug.ts';

const read = (): Options => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
};

const list = () => {
  for (const { name, what } of phases) console.log(`phase ${name}: ${what}`);
  for (const name of Object.values(crashPoints).flat()) console.log(`crash point ${name}`);
  for (const { name, invariant, what } of bugs) console.log(`bug ${name} (${invariant}): ${what}`);
};

const say = (line: string) => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);

/** The last line is for who counts. */
const sum = (checks: readonly Check[]): number => {
  for (const { name, passed, what } of checks)
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name}: ${what}`);
  const failed = checks.filter(({ passed }) => !passed).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
};

const options = read();
if (options.list) {
  list();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopPlaces().finally(() => process.exit(130)));
}

try {
  if (options.bug) process.exit(sum(await runBug(options.bug, say)));
  const proven = await prove(options, say);
  const folder = options.out ?? mkdtempSync(join(tmpdir(), 'ticketing-proof-report-'));
  console.log(`report: ${writeReport(proven, folder)}`);
  process.exit(sum(proven.checks));
} catch (error) {
  console.error((error as Error).stack);
  process.exit(1);
}
