import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { until } from '@ticketing/common/testing';
import { parse } from 'yaml';
import { knownMetrics, metricsIn } from './known-metrics.ts';
import { hasProgram, infra, type Rendered } from './rendered.ts';

const root = resolve(infra, '..');
const component = join(infra, 'components/monitoring');
const files = readdirSync(join(component, 'dashboards'));
const textOf = (file: string) => readFileSync(join(component, 'dashboards', file), 'utf8');
const dashboards = files.map((file): [string, Rendered] => [file, JSON.parse(textOf(file))]);
const queriesOf = ({ panels }: Rendered): Rendered[] => panels.flatMap(({ targets }: Rendered) => targets);
/** What Grafana puts in place of its variables. */
const filledIn = (expr: string) => expr.replaceAll('$__rate_interval', '5m').replaceAll('$service', 'orders');

const folder = mkdtempSync(join(tmpdir(), 'dashboards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('There is one for each question, and the component and Grafana have all of them', () => {
  expect(files).toEqual([
    'door.json',
    'events.json',
    'holds-and-money.json',
    'one-service.json',
    'shop.json',
  ]);
  const { configMapGenerator } = parse(readFileSync(join(component, 'kustomization.yaml'), 'utf8'));
  const handed = configMapGenerator.find(({ name }: Rendered) => name === 'grafana-dashboards').files;
  expect([...handed].sort()).toEqual(files.map((file) => `dashboards/${file}`));
  expect(new Set(dashboards.map(([, { uid }]) => uid)).size).toBe(files.length);
});

// types of Grafana 11.6, whose image the component has: an unknown field, a missing one or a wrong value does not compile
it('Each is a dashboard by the types that Grafana publishes', () => {
  const { image } = parse(
    readFileSync(join(component, 'k8s/grafana.yaml'), 'utf8').split('---\n').at(-1) as string,
  ).spec.template.spec.containers[0];
  const sdk = JSON.parse(
    readFileSync(join(root, 'node_modules/@grafana/grafana-foundation-sdk/package.json'), 'utf8'),
  );
  expect(sdk.version.split('.').slice(0, 2)).toEqual(image.split(':')[1].split('.').slice(0, 2));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const parts = ['dashboard', 'prometheus', 'timeseries', 'stat'];
  const imports = parts.map(
    (part) => `import type * as ${part} from '@grafana/grafana-foundation-sdk/${part}';`,
  );
  const types = `
type Plain<T> = T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T
  : T extends (infer U)[] ? Plain<U>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
type Query = Omit<prometheus.dataquery, '_implementsDataqueryVariant'>;
type Field<C> = { defaults: Omit<dashboard.FieldConfig, 'custom'> & { custom?: Partial<C> }; overrides: [] };
type Panel<T, O, C> = Omit<dashboard.Panel, 'type' | 'targets' | 'options' | 'fieldConfig'>
  & { type: T; targets: Query[]; options: O; fieldConfig: Field<C> };
type Dashboard = Omit<dashboard.Dashboard, 'panels'> & {
  panels: (Panel<'timeseries', timeseries.Options, timeseries.FieldConfig> | Panel<'stat', stat.Options, {}>)[];
};`;
  const values = files.map((file) => `(${textOf(file)}) satisfies Plain<Dashboard>;`);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'all.ts'), [...imports, types, ...values].join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', ''];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, 'all.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
}, 60_000);

describe.each(dashboards)('%s', (_file, dashboard) => {
  it('has panels with a title, a unit and a sentence, beside and below each other', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }: Rendered) => id)).size).toBe(panels.length);
    for (const { title, description, fieldConfig, gridPos, targets } of panels) {
      expect([title, fieldConfig.defaults.unit]).toEqual([title, expect.stringMatching(/^\w+$/)]);
      expect([title, description]).toEqual([title, expect.stringMatching(/^\S.{10,}\.$/)]);
      expect(targets.length).toBeGreaterThan(0);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      const over = panels.filter(
        ({ gridPos: other }: Rendered) =>
          other.x < gridPos.x + gridPos.w &&
          gridPos.x < other.x + other.w &&
          other.y < gridPos.y + gridPos.h &&
          gridPos.y < other.y + other.h,
      );
      expect(over.map((each: Rendered) => each.title)).toEqual([title]);
    }
  });

  it('asks for metrics that there are, at a source that there is', () => {
    const { datasources } = parse(readFileSync(join(component, 'grafana/datasources.yaml'), 'utf8'));
    const uids = datasources.map(({ uid }: Rendered) => uid);
    for (const { expr, datasource } of queriesOf(dashboard)) {
      expect([expr, metricsIn(expr).filter((name) => !knownMetrics.has(name))]).toEqual([expr, []]);
      expect(uids).toContain(datasource.uid);
    }
  });
});

const isThere = hasProgram('prometheus', '--version');
const withPrometheus = isThere ? describe : describe.skip;
withPrometheus(`Prometheus itself${isThere ? '' : ' (skipped: no prometheus on PATH)'}`, () => {
  let url: string;
  let stop = () => {};
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    writeFileSync(join(folder, 'empty.yml'), '');
    const args = [
      '--config.file=empty.yml',
      '--storage.tsdb.path=data',
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const child = spawn('prometheus', args, { cwd: folder, stdio: 'ignore' });
    stop = () => void child.kill();
    await until(
      'it is ready',
      async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok ?? false,
    );
  }, 30_000);
  afterAll(() => stop());

  it.each(dashboards)('understands every query of %s', async (_file, dashboard) => {
    const queries = queriesOf(dashboard).map(({ expr }) => filledIn(expr));
    for (const query of queries) {
      const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
      expect([query, await answer.json()]).toEqual([query, expect.objectContaining({ status: 'success' })]);
    }
  });
});
