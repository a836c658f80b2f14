import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceNames } from '../../tools/services.mjs';
import { each, infra, labelsOf, ofKind, podOf, type Rendered, workloads } from './rendered.ts';

const root = join(infra, '..');
const readme = readFileSync(join(infra, 'README.md'), 'utf8');
const dockerfile = readFileSync(join(infra, 'docker/service.Dockerfile'), 'utf8');

describe('a minimum size in the README', () => {
  const amount = (quantity: string): number => {
    const [, number, unit = ''] = /^(\d+)(m|Mi|Gi)?$/.exec(quantity) ?? [];
    const units: Record<string, number> = { m: 0.001, Mi: 1 / 1024 };
    return Number(number) * (units[unit] ?? 1);
  };
  const sum = (some: Rendered[], countOf: (workload: Rendered) => number) => {
    const total = { cpu: 0, memory: 0 };
    for (const workload of some)
      for (const what of ['cpu', 'memory'] as const)
        total[what] += countOf(workload) * amount(podOf(workload).containers[0].resources.requests[what]);
    return `${Math.ceil(Math.round(total.cpu * 1000) / 10) / 100} CPUs, ${Math.round(total.memory * 1024)} MiB`;
  };
  const disksOf = (some: Rendered[]) =>
    some
      .filter(({ kind }) => kind === 'StatefulSet')
      .reduce(
        (total, { spec }) =>
          total + spec.replicas * amount(spec.volumeClaimTemplates[0].spec.resources.requests.storage),
        0,
      );
  /** What belongs to a service, or with no name what belongs to none. */
  const partOf = (overlay: string, service?: string) =>
    workloads(overlay).filter(
      (workload) =>
        serviceNames.find((name) => [name, `${name}-mongo`].includes(labelsOf(workload).app ?? '')) ===
        service,
    );

  each(['k8s-prod'], 'is what its pods ask for', (overlay) => {
    const scalers = new Map(
      ofKind(overlay, 'HorizontalPodAutoscaler').map(({ spec }) => [spec.scaleTargetRef.name, spec]),
    );
    const pods =
      (bound: 'minReplicas' | 'maxReplicas', more = 0) =>
      ({ metadata, spec }: Rendered) =>
        spec.replicas ?? scalers.get(metadata.name)[bound] + more;
    const others = partOf(overlay);
    for (const name of serviceNames) {
      const own = partOf(overlay, name);
      const row = (...how: Parameters<typeof pods>) =>
        `${sum(own, pods(...how))} | ${sum(others, pods(...how))}`;
      expect(readme).toContain(`| at rest | ${row('minReplicas')} |`);
      expect(readme).toContain(`| while all of it rolls | ${row('minReplicas', 1)} |`);
      expect(readme).toContain(`| all autoscalers at ten | ${row('maxReplicas')} |`);
      expect(readme).toContain(`| disks | ${disksOf(own)} GiB | ${disksOf(others)} GiB |`);
    }
  });
});

describe('command lines of the README for a pod', () => {
  const all = [...readme.matchAll(/kubectl -n ticketing exec deployment\/([\w-]+)-depl -- node (.+)/g)].map(
    ([, service = '', words = '']) => ({ service, words: words.replace(/ +#.*/, '').split(' ') }),
  );
  const commands = all.filter(({ words: [script = ''] }) => script.startsWith('../common/'));
  let image: string;

  // what service.Dockerfile leaves: common and one service, without tests, and the dependencies
  beforeEach(() => {
    image = mkdtempSync(join(tmpdir(), 'image-'));
    const pruned = new Set(['__test__', 'testing']);
    const options = { recursive: true, filter: (path: string) => !pruned.has(basename(path)) };
    mkdirSync(join(image, 'orders'));
    cpSync(join(root, 'common/dist'), join(image, 'common/dist'), options);
    cpSync(join(root, 'common/package.json'), join(image, 'common/package.json'));
    symlinkSync(join(root, 'node_modules'), join(image, 'node_modules'));
  });
  afterEach(() => rmSync(image, { recursive: true, force: true }));

  it('The image has common and starts in the service’s folder', () => {
    expect(dockerfile).toContain('COPY --from=build /app/common/dist /app/common/dist\n');
    expect(dockerfile).toMatch(/^WORKDIR \/app\/\$\{SERVICE\}$/m);
    expect(dockerfile).toContain(String.raw`\( -name __test__ -o -name testing -o`);
  });

  it('There is one for dead letters and one for publishing again, and each reaches its program', () => {
    expect(commands.map(({ words: [script] }) => script)).toEqual(
      expect.arrayContaining([
        '../common/dist/messaging/dlq/cli.js',
        '../common/dist/messaging/outbox/cli.js',
      ]),
    );
    // nobody listens there: understood and out of reach is 3, not understood 2, not found 1
    const env = { PATH: process.env.PATH, NATS_URL: 'nats://127.0.0.1:9', NATS_CLUSTER_ID: 'ticketing' };
    for (const { service, words } of commands) {
      expect(service).toBe('orders');
      const { status, stderr } = spawnSync(process.execPath, words, {
        cwd: join(image, service),
        env,
        encoding: 'utf8',
      });
      expect([words, stderr, status]).toEqual([words, expect.stringContaining('127.0.0.1:9'), 3]);
    }
  }, 60_000);

  it('Those of one service alone are programs of that service', () => {
    const own = all.filter((command) => !commands.includes(command));
    expect(own.map(({ service, words: [script] }) => `${service}/${script}`)).toEqual([
      'payments/dist/charges/cli.js',
    ]);
    // understood, but without a configuration
    for (const { service, words } of own) {
      const env = { PATH: process.env.PATH };
      const since = words.map((word) => word.replace('$SINCE', '2026-11-21T03:00:00Z'));
      const { stdout } = spawnSync(process.execPath, since, {
        cwd: join(root, service),
        env,
        encoding: 'utf8',
      });
      expect(stdout).toContain('STRIPE_KEY is missing');
    }
  });

  it('The help says how it is called in a pod, as the README does', () => {
    const help = spawnSync(process.execPath, ['../common/dist/messaging/dlq/cli.js', '--help'], {
      cwd: join(image, 'orders'),
      encoding: 'utf8',
    });
    expect(help.stdout).toContain(
      'kubectl -n ticketing exec deployment/orders-depl -- node ../common/dist/messaging/dlq/cli.js list',
    );
  });
});
