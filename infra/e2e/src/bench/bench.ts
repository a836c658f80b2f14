import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profileRow } from './flame/profile-row.ts';
import { describeMachine, type Machine } from './machine.ts';
import { bestOf, type Guarded, ratiosOf, rowsWorse, sayWorse, slowFloorMicros } from './measure/guard.ts';
import { runRow } from './measure/run-row.ts';
import { type Growth, measureGrowth } from './measure/scale.ts';
import {
  againSettings,
  fullSettings,
  guardSettings,
  quickSettings,
  type Settings,
} from './measure/settings.ts';
import type { RowResult } from './measure/types.ts';
import type { Options } from './options.ts';
import { progress } from './progress.ts';
import { count } from './report/numbers.ts';
import type { Report } from './report/report.ts';
import { readReport, writeReport } from './report/write-report.ts';
import { growing } from './rows/growing.ts';
import { comparedRows, guardedRows, rows, rowsOf } from './rows/index.ts';
import type { Row } from './rows/row.ts';
import { pinToOthers } from './servers/bench-place.ts';
import { summaryLine } from './summary-line.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const ratiosFile = fileURLToPath(new URL('../../bench-ratios.json', import.meta.url));

/** Measures, prints, writes. Returns the exit code: 1 where an answer was wrong or a guarded row is worse. */
export const bench = async (options: Options): Promise<number> => {
  const { node, quick, scale, again } = options;
  const guarded = options.guard || options.saveRatios;
  const usual = guarded ? guardedRows : again ? comparedRows : rows;
  const chosen = options.rows ? rowsOf(options.rows) : usual;
  const settings = settingsOf(options);
  pinToOthers();
  if (options.flames) return drawFlames(chosen, settings, options);
  const results = scale ? [] : await measureRows(chosen, settings, node);
  const growth = scale ? await measureScale(settings, options, scale) : [];

  const machine = describeMachine(node);
  const isWhole = !quick && (!options.rows || again);
  const folder = options.out ?? (isWhole ? `${root}/docs` : undefined);
  if (folder) {
    const before = readReport(folder);
    const now: Partial<Report> = scale
      ? { growth: { machine, rows: growth } }
      : again
        ? { again: { ...before?.again, [machine.node]: { machine, rows: results } } }
        : options.rows && !quick && before
          ? { rows: replaced(before.rows, results, machine) }
          : { machine, quick, rows: results };
    writeReport(folder, { machine, quick, rows: [], ...before, ...now });
    console.log(`The report is in ${folder}/performance.md`);
  }
  const failed = results.some(({ failure }) => failure) || growth.some(({ failure }) => failure);
  if (failed) return 1;
  if (options.saveRatios) saveRatios(results, machine.commit);
  return options.guard ? guard(results, settings, { node, commit: machine.commit }) : 0;
};

/** The rows of a whole run, those that were measured again by themselves in the place of their former selves. */
const replaced = (
  before: readonly RowResult[],
  results: readonly RowResult[],
  { date, commit }: Machine,
): RowResult[] =>
  before.map((row) => {
    const again = results.find(({ id }) => id === row.id);
    return again ? { ...again, later: { date, commit } } : row;
  });

const drawFlames = async (
  chosen: readonly Row[],
  settings: Settings,
  { node, out = `${root}/docs` }: Options,
) => {
  mkdirSync(join(out, 'performance'), { recursive: true });
  for (const row of chosen) {
    const file = join(out, 'performance', `flames-${row.id}.svg`);
    writeFileSync(file, await profileRow(row, settings, node));
    console.log(`Row ${row.id}: ${file}`);
  }
  return 0;
};

const settingsOf = ({ quick, rows: numbers, seconds, guard, saveRatios, again }: Options): Settings => {
  const whole = again ? againSettings : fullSettings;
  const usual = guard || saveRatios ? guardSettings : quick ? quickSettings : whole;
  const alone = quick && numbers?.includes('19') ? [1] : [];
  const lengths = seconds === undefined ? {} : { seconds, scenarioSeconds: seconds };
  return { ...usual, ...lengths, connections: [...alone, ...usual.connections] };
};

const measureRows = async (chosen: typeof rows, settings: Settings, node: string): Promise<RowResult[]> => {
  const shown = progress(chosen.length);
  const results: RowResult[] = [];
  for (const row of chosen) {
    const step = (what: string) => shown.step(`row ${row.id}`, what);
    const result = await runRow(row, { settings, node, step });
    results.push(result);
    shown.finished(summaryLine(result));
  }
  return results;
};

const measureScale = (
  settings: Settings,
  { node, rows: numbers }: Options,
  maxSize: number,
): Promise<Growth[]> => {
  const chosen = growing
    .map((group) => ({ ...group, rows: group.rows.filter(({ id }) => numbers?.includes(id) ?? true) }))
    .filter((group) => group.rows.length > 0);
  const shown = progress(chosen.flatMap((group) => group.rows).length);
  return measureGrowth({
    ...{ growing: chosen, maxSize, settings, node },
    step: (row, what) => shown.step(`row ${row}`, what),
    finished: (growth) => shown.finished(growth.map(growthLine).join('\n')),
  });
};

const growthLine = ({ id, of, size, perSecond, cost, failure }: Growth) =>
  `${id} · ${size.toLocaleString('en')} ${of}: ${failure ?? `${count(perSecond)}/s, ${cost.toFixed(2)} times the cost`}`;

const saveRatios = (results: readonly RowResult[], commit: string) => {
  const guarded: Guarded = { commit, ratios: ratiosOf(results) };
  writeFileSync(ratiosFile, `${JSON.stringify(guarded, null, 2)}\n`);
};

interface Served {
  node: string;
  commit: string;
}

const maxRepeats = 4;

const guard = async (results: readonly RowResult[], settings: Settings, { node, commit }: Served) => {
  if (!existsSync(ratiosFile))
    throw new Error('There are no ratios yet: npm run bench -- --quick --save-ratios');
  const before: Guarded = JSON.parse(readFileSync(ratiosFile, 'utf8'));
  let ratios = ratiosOf(results);
  const guarded = Object.keys(before.ratios).length;
  const slow = slowFloorMicros(results);
  if (slow) {
    console.log(
      `FLOOR takes ${slow.toFixed(0)} µs an answer: ratios of this machine are not compared with those of another`,
    );
    console.log(`0 passed, 0 failed, ${guarded} skipped`);
    return 0;
  }
  // what looks worse is measured again: something else may have had the core
  for (let repeats = 0; repeats < maxRepeats; repeats++) {
    const suspects = rowsWorse(before.ratios, ratios);
    if (suspects.length === 0) break;
    ratios = bestOf(ratios, ratiosOf(await measureRows(rowsOf(suspects), settings, node)));
  }
  const worse = sayWorse(before, ratios, commit);
  for (const sentence of worse) console.error(sentence);
  console.log(`${guarded - worse.length} passed, ${worse.length} failed`);
  return worse.length > 0 ? 1 : 0;
};
