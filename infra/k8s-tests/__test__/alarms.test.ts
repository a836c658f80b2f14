import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { knownMetrics, metricsIn } from './known-metrics.ts';
import { hasProgram, infra, type Rendered } from './rendered.ts';

const rulesFolder = join(infra, 'components/monitoring/rules');
const testsFolder = join(infra, 'k8s-tests/monitoring/rules');
const ruleFiles = readdirSync(rulesFolder);
const testFiles = readdirSync(testsFolder);
const read = (folder: string, file: string): Rendered => parse(readFileSync(join(folder, file), 'utf8'));
const rules: Rendered[] = ruleFiles.flatMap((file) =>
  read(rulesFolder, file).groups.flatMap((group: Rendered) => group.rules),
);
const alerts = rules.filter(({ alert }) => alert);
const names = alerts.map(({ alert }) => alert as string).sort();
const cases: Rendered[] = testFiles.flatMap((file) =>
  read(testsFolder, file).tests.flatMap((test: Rendered) => test.alert_rule_test),
);

const folder = mkdtempSync(join(tmpdir(), 'alarms-'));
cpSync(rulesFolder, folder, { recursive: true });
cpSync(testsFolder, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = hasProgram('promtool', '--version');
(isThere ? describe : describe.skip)(`The alerts${isThere ? '' : ' (skipped: no promtool on PATH)'}`, () => {
  it('are rules as Prometheus has them', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', ...ruleFiles], { cwd: folder });
    expect([status, String(stderr)]).toEqual([0, '']);
  });

  it.each(testFiles)(
    'each fire for what they are there for, and are silent when all is well: %s',
    (file) => {
      const test = spawnSync('promtool', ['test', 'rules', file], { cwd: folder });
      expect(`${test.stdout}${test.stderr}`).toContain('SUCCESS');
      expect(test.status).toBe(0);
    },
    60_000,
  );
});

describe('Each alert', () => {
  it.each(names)('%s has a test in which it fires and one in which it stays silent', (name) => {
    const own = cases.filter(({ alertname }) => alertname === name);
    expect(own.filter(({ exp_alerts }) => exp_alerts).length).toBeGreaterThan(0);
    expect(own.filter(({ exp_alerts }) => !exp_alerts).length).toBeGreaterThan(0);
  });

  it('is named once, says how bad it is, what is the matter and where its page is', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const { alert, labels, annotations } of alerts) {
      expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|warn)$/)]);
      expect(annotations.summary.length).toBeGreaterThan(20);
      expect(annotations.runbook).toBe(`docs/runbooks/${alert}.md`);
    }
  });

  it('asks for metrics that there are', () => {
    for (const { expr } of rules)
      expect([expr, metricsIn(expr).filter((name) => !knownMetrics.has(name))]).toEqual([expr, []]);
    expect(new Set(rules.flatMap(({ expr }) => metricsIn(expr))).size).toBeGreaterThan(12);
  });
});

it('When the burn of a promise is recorded, then over four windows, the same of all promises', () => {
  const recorded = rules.filter(({ record }) => /^slo:(all|good):/.test(record));
  for (const slo of ['reserving', 'ending', 'pages']) {
    const own = recorded.filter(({ labels }) => labels.slo === slo);
    expect(own.map(({ record }) => record.replace(/.*rate/, ''))).toEqual([
      '5m',
      '30m',
      '1h',
      '6h',
      '5m',
      '30m',
      '1h',
      '6h',
    ]);
    for (const { record, expr } of own) expect(expr).toContain(`[${record.replace(/.*rate/, '')}]`);
  }
});
