import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findProgram } from '../harness/find-program.ts';

const program = resolve(fileURLToPath(import.meta.resolve('@ticketing/e2e')), '../bench/cli.js');
const out = mkdtempSync(join(tmpdir(), 'ticketing-bench-test-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const bench = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

const withBroker = findProgram('nats-streaming-server') ? describe : describe.skip;

withBroker('a bench of one row', () => {
  it('When a row is measured, then the report names each side, what served it, and whether the goal is met', () => {
    const { status, stderr } = bench('--rows', '12n', '--quick', '--seconds', '0.5', '--out', out);
    expect(stderr).toContain('12n · GET /api/users/currentuser');
    expect(status).toBe(0);

    const { rows, machine } = JSON.parse(readFileSync(join(out, 'performance.json'), 'utf8'));
    expect(rows).toHaveLength(1);
    expect(rows[0].measured.map(({ side }: { side: string }) => side)).toEqual(['ours', 'peer', 'floor']);
    for (const { perSecond } of rows[0].measured) expect(perSecond.median).toBeGreaterThan(0);
    expect(rows[0].checked).toBeGreaterThan(0);
    expect(rows[0].verdicts).toHaveLength(1);
    expect(machine.node).toBe(process.version);

    const page = readFileSync(join(out, 'performance.md'), 'utf8');
    expect(page).toContain('≥ 5× PEER');
    expect(page).toContain('](performance/row-12n.svg)');
    expect(readFileSync(join(out, 'performance/row-12n.svg'), 'utf8')).toContain(
      'prefers-color-scheme: dark',
    );
  }, 120_000);
});

it('When an option makes no sense, then nothing is measured and the exit code is 2', () => {
  for (const args of [['--rows', '99'], ['--guard'], ['--node', '/nowhere/node'], ['--fast']]) {
    const { status, stderr } = bench(...args, '--out', join(out, 'none'));
    expect({ args, status }).toEqual({ args, status: 2 });
    expect(stderr).toContain('usage: npm run bench');
  }
  expect(existsSync(join(out, 'none'))).toBe(false);
});
