import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { knownMetrics, metricsIn } from './known-metrics.ts';
import { infra, type Rendered } from './rendered.ts';

const folder = join(infra, '../docs/runbooks');
const rulesFolder = join(infra, 'components/monitoring/rules');
const alerts: string[] = readdirSync(rulesFolder)
  .flatMap((file) => parse(readFileSync(join(rulesFolder, file), 'utf8')).groups)
  .flatMap(({ rules }: Rendered) => rules.flatMap(({ alert }: Rendered) => alert ?? []));

it('Each alert has its page, and each page its alert', () => {
  expect(readdirSync(folder).sort()).toEqual(alerts.map((name) => `${name}.md`).sort());
});

describe.each(readdirSync(folder))('%s', (file) => {
  const page = readFileSync(join(folder, file), 'utf8');
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);

  it('begins with what a user sees, and goes on to the end of it, in 20 to 40 lines', () => {
    const [title, , sees] = page.split('\n');
    expect(title).toBe(`# ${file.replace('.md', '')}`);
    expect(sees).toMatch(/^\*\*What a user sees\.\*\* \S.{20,}/);
    const parts = [...page.matchAll(/^## (.*)$/gm)].map(([, part]) => part);
    expect(parts).toEqual(['First step', 'Find the cause', 'Mend it', 'Over when']);
    for (const text of page.split(/^## .*$/m).slice(1)) expect(text.trim().length).toBeGreaterThan(30);
    const lines = page.trimEnd().split('\n').length;
    expect(lines).toBeGreaterThanOrEqual(20);
    expect(lines).toBeLessThanOrEqual(40);
  });

  it('has a first step that is bash, in the cluster and without one', () => {
    const [cluster = '', without = ''] = blocks;
    expect(blocks).toHaveLength(2);
    expect(cluster).toMatch(/^kubectl -n ticketing exec /);
    expect(without).toMatch(/^(docker compose exec|npm run) /);
    for (const input of [...blocks, ...(page.match(/(?<=`)(kubectl|docker) [^`]+/g) ?? [])]) {
      const command = input.replace(/<[a-z]+>/g, 'x');
      const { status, stderr } = spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' });
      expect([command, stderr, status]).toEqual([command, '', 0]);
    }
  });

  it('asks for metrics that there are, and leads to pages that there are', () => {
    const asked = blocks.flatMap((block) => /localhost:9090 '(.*)'$/m.exec(block)?.[1] ?? []);
    for (const expression of asked)
      expect(metricsIn(expression).filter((name) => !knownMetrics.has(name))).toEqual([]);
    const links = [...page.matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);
    for (const link of links.filter((each) => !each.startsWith('http')))
      expect([link, existsSync(join(dirname(join(folder, file)), link))]).toEqual([link, true]);
    const named = page.match(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g) ?? [];
    const others = ['BackOff', 'CrashLoopBackOff', 'StorageClass', 'JetStream', 'LoopBackOff'];
    for (const name of named.filter((each) => !others.includes(each)))
      if (!alerts.includes(name)) expect(['no alert', name]).toEqual(['no alert', 'MongoDB']);
  });
});

it('docs/operations.md has a line for each alert and each dashboard, and leads to pages that there are', () => {
  const page = readFileSync(join(infra, '../docs/operations.md'), 'utf8');
  const listed = [...page.matchAll(/^\| \[(\w+)\]\(runbooks\/(\w+)\.md\)/gm)];
  expect(listed.map(([, name]) => name).sort()).toEqual([...alerts].sort());
  for (const file of readdirSync(join(infra, 'components/monitoring/dashboards')))
    expect(page).toContain(file);
  for (const [, link = ''] of page.matchAll(/\]\(([^)#]+)/g))
    expect([link, existsSync(join(infra, '../docs', link))]).toEqual([link, true]);
  expect(page).toMatch(/^# Operations\n\n## At three in the morning\n/);
});
