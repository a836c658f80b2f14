import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copyRepository } from '../copy-repository.mjs';

const name = 'gift-cards';
const copy = mkdtempSync(join(tmpdir(), 'ticketing-new-'));
// begun is begun: its own suites are run, however late it is
const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings', SUITES_UNTIL: '' };

/** Of one program in the copy: its exit code, and what it said. */
const run = (program: string, ...args: string[]) => {
  const options = { cwd: copy, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, program), ...args], options);
  return { status, said: `${stdout}${stderr}` };
};
const done = { status: 0, said: expect.anything() };

let made: ReturnType<typeof run>;
beforeAll(() => {
  copyRepository(copy);
  made = run('infra/tools/new/new.mjs', name);
}, 240_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('When a service is made, then it compiles with all others', () => {
  expect(made).toEqual(done);
  expect(made.said).toContain(`${name} is a service`);
  expect(run('node_modules/typescript/bin/tsc', '-b')).toEqual(done);
}, 120_000);

it('When it is made, then lint finds nothing', () => {
  expect(run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')).toEqual(done);
}, 60_000);

it('When it is made, then its tests pass, and those of manifests, compose, contracts and the list', () => {
  const tests = [
    `/${name}/src/`,
    'infra/k8s-tests/__test__/(config|network|workloads|monitoring)\\.',
    'infra/e2e/src/__test__/compose\\.',
    'infra/tools/(new/__test__/services|src/__test__/picture)\\.',
    'common/src/(contracts/__test__/events|__test__/workspace)\\.',
  ];
  const { said } = run('node_modules/jest/bin/jest.js', '--forceExit', '--testPathPatterns', ...tests);
  // by its report: --forceExit may end the runner by a signal after it has said all
  expect(said).toMatch(/^Test Suites: \d+ passed, \d+ total\nTests: +\d+ passed, \d+ total$/m);
  expect(said).toContain(`${name}/src/routes/__test__/entries.test.ts`);
}, 240_000);
