// Runs jest and counts by its report. A suite that fails is run once more, by itself: a machine with two cores and
// ten servers on it loses a race now and then. What passed only then is named at the end of the run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root, run } from './prepare.mjs';

/** More suites than this do not fail by chance, or where somebody else has the machine's cores, too. */
const maxSecondTries = 3;
const maxSecondTriesShared = 8;
const secondTriesNow = async () => {
  // built since this began
  const { slowerThanUsual } = await import('@ticketing/common/testing');
  return slowerThanUsual() ? maxSecondTriesShared : maxSecondTries;
};

const program = inRoot('node_modules/jest/bin/jest.js');

const reportOf = (what, args, env) => {
  const folder = mkdtempSync(join(tmpdir(), 'ticketing-test-'));
  const report = join(folder, 'report.json');
  const late = join(folder, 'left-out');
  // forceExit: a test that failed half way may have left a server open, and must not hang the run
  run(what, process.execPath, [program, '--forceExit', '--json', `--outputFile=${report}`, ...args], {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
    LEFT_OUT: late,
    ...env,
  });
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const lines = existsSync(late) ? readFileSync(late, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true });
  return { ...results, leftOut: lines.map((line) => JSON.parse(line)) };
};

/** The files that jest would run. */
export const suitesOf = (args) => {
  const { stdout } = spawnSync(process.execPath, [program, '--listTests', '--json', ...args], {
    encoding: 'utf8',
    cwd: root,
  });
  return JSON.parse(stdout).sort();
};

/**
 * By the report, which --forceExit may end the runner by a signal after; without a report nothing has passed. A suite
 * that was left out counts as one.
 */
const counted = ({
  success,
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numRuntimeErrorTestSuites,
  leftOut,
}) => ({
  passed: numPassedTests ?? 0,
  failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 1) || (success ? 0 : 1),
  skipped: leftOut.reduce((sum, { tests }) => sum - tests + 1, numPendingTests ?? 0),
});

const countIn = (suites, status) =>
  suites.flatMap(({ assertionResults }) => assertionResults).filter((test) => test.status === status).length;

export const jest = async (what, args, env = {}) => {
  const report = reportOf(what, args, env);
  const leftOut = report.leftOut.map(({ file }) => file);
  const first = { ...counted(report), secondTries: [], leftOut };
  const suites = (report.testResults ?? []).filter(({ status }) => status === 'failed');
  if (suites.length === 0 || suites.length > (await secondTriesNow())) return first;
  const files = suites.map(({ name }) => name);
  const again = ['--runInBand', '--runTestsByPath', ...files];
  const second = counted(
    reportOf('Failed suites once more, by themselves …', again, { ...env, SUITES_UNTIL: '' }),
  );
  return {
    passed: first.passed - countIn(suites, 'passed') + second.passed,
    failed: second.failed,
    skipped: first.skipped - countIn(suites, 'pending') + second.skipped,
    secondTries: second.failed === 0 ? files : [],
    leftOut,
  };
};
