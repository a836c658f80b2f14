import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { hasProgram, infra, type Rendered } from './rendered.ts';

const root = join(infra, '..');
const { spec }: Rendered = parse(readFileSync(join(infra, 'components/monitoring/alarms.yaml'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'alarms-'));
writeFileSync(join(folder, 'alarms.yaml'), stringify({ groups: spec.groups }));
cpSync(join(infra, 'k8s-tests/monitoring/alarms.test.yaml'), join(folder, 'alarms.test.yaml'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = hasProgram('promtool', '--version');
(isThere ? describe : describe.skip)(`The alarms${isThere ? '' : ' (skipped: no promtool on PATH)'}`, () => {
  it('are rules as Prometheus has them', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', join(folder, 'alarms.yaml')]);
    expect([status, String(stderr)]).toEqual([0, '']);
  });

  it('each fire for what they are there for, and are silent when all is well', () => {
    const test = spawnSync('promtool', ['test', 'rules', 'alarms.test.yaml'], { cwd: folder });
    expect(`${test.stdout}${test.stderr}`).toContain('SUCCESS');
    expect(test.status).toBe(0);
  });
});

it('Each metric that an alarm asks for is one that the services have', () => {
  const sources = ['common/src/service', 'payments/src']
    .flatMap((path) =>
      readdirSync(join(root, path), { withFileTypes: true }).map((entry) => [path, entry] as const),
    )
    .filter(([, entry]) => entry.isFile())
    .map(([path, entry]) => readFileSync(join(root, path, entry.name), 'utf8'))
    .join('\n');
  const asked = spec.groups
    .flatMap(({ rules }: Rendered) => rules)
    .flatMap(({ expr }: Rendered) => expr.match(/\b[a-z]+(_[a-z]+)+(?=[{[)])/g) as string[])
    .map((name: string) => name.replace(/_(bucket|count|sum)$/, ''));
  expect(new Set(asked).size).toBeGreaterThanOrEqual(7);
  for (const name of asked) expect(sources).toContain(`'${name}'`);
});
