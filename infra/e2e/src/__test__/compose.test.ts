import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '@ticketing/common/service';
import { services } from '@ticketing/local';
import { parse, parseAllDocuments } from 'yaml';

const root = resolve(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; args: { SERVICE: string } };
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: (string | { source: string })[];
  profiles?: string[];
  command?: string[];
}
const compose = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, object>;
};
/** `.env` as the lines at the top make it. */
const dotEnv = (): Record<string, string | undefined> => {
  const lines = [...read('compose.yaml').matchAll(/^# {3}(\w+[=( ].*)$/gm)].map(([, line]) => line);
  const program = lines.filter((line) => !line?.startsWith('docker')).join('\n');
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  const written = program.replaceAll('.env', join(folder, '.env'));
  const { status, stderr } = spawnSync('bash', ['-e', '-c', written], { cwd: root, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const env = parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  rmSync(folder, { recursive: true });
  return env as Record<string, string | undefined>;
};
const given = dotEnv();

/** As compose fills in `${NAME}`, `${NAME:-otherwise}`, `${NAME:?error}`. */
const filledIn = (text: string) =>
  String(text).replace(/\$\{(\w+)(?:(:?[-?])([^}]*))?\}/g, (_, name, kind = '', otherwise = '') => {
    if (given[name]) return given[name];
    if (kind.endsWith('-')) return otherwise;
    throw new Error(`${name}: ${otherwise}`);
  });

it('When compose.yaml is read by the rules of the compose schema, then it is valid', () => {
  const dclint = resolve(root, 'node_modules/dclint/bin/dclint.cjs');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [dclint, '--max-warnings', '1000', 'compose.yaml'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect([status, `${stdout}${stderr}`.match(/ error .*/g)]).toEqual([0, null]);
});

describe.each(Object.entries(services))('%s', (name, { config }) => {
  const { environment = {}, healthcheck, build } = compose.services[name] as Service;
  const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filledIn(value)]));

  it('When it starts with what compose gives it, then its configuration is content, and knows every name', () => {
    expect(() => parseConfig(config as never, env)).not.toThrow();
    expect(Object.keys(env).filter((key) => !(key in config.shape))).toEqual([]);
  });

  it('When compose asks after its health, then it asks the port and path that it serves', () => {
    expect(healthcheck?.test.join(' ')).toContain('http://127.0.0.1:3000/healthz/ready');
  });

  it('When it is built, then by the Dockerfile of all services, and its hosts are services of this file', () => {
    expect(build?.args.SERVICE).toBe(name);
    expect(read(build?.dockerfile as string)).toContain('EXPOSE 3000 9090');
    const hosts = ['MONGO_URI', 'NATS_URL', 'STRIPE_API_URL'].flatMap((key) =>
      env[key] ? new URL(env[key]).hostname : [],
    );
    for (const host of [...hosts, env.REDIS_HOST as string])
      expect(Object.keys(compose.services)).toContain(host);
  });
});

it('When a service is not auth, then it is not given the key that signs sessions', () => {
  const holders = Object.entries(compose.services).filter(
    ([, { environment = {} }]) => 'JWT_KEY' in environment,
  );
  expect(holders.map(([name]) => name)).toEqual(['auth']);
});

it('When the gateway routes, then by the very paths of the Ingress for development', () => {
  const routed = [
    ...read('infra/compose/gateway.conf').matchAll(
      /location (\S+) \{ set \$to ([\w-]+); proxy_pass http:\/\/\$to:3000; \}/g,
    ),
  ];
  const ingress = parse(read('infra/k8s/ingress.yaml'));
  const [{ value: mails }] = parse(read('infra/k8s-dev/ingress.yaml'));
  const named = [...ingress.spec.rules[0].http.paths, mails].map(
    ({ path, backend }: { path: string; backend: { service: { name: string } } }) =>
      `${path} ${backend.service.name.replace('-srv', '')}`,
  );
  expect(routed.map(([, path, to]) => `${path} ${to}`).sort()).toEqual(named.sort());
});

it('When an image is from elsewhere, then its version is pinned; and what lasts has a volume', () => {
  for (const [name, { image, build, volumes = [] }] of Object.entries(compose.services)) {
    if (!build) expect([name, image]).toEqual([name, expect.stringMatching(/:(RELEASE\.|v)?\d/)]);
    const named = volumes.filter((each): each is string => typeof each === 'string' && !each.startsWith('.'));
    for (const volume of named) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  }
});

it('When compose asks after the health of a MongoDB, then its stand-in knows the question', () => {
  const [, program, ...question] = compose.services['orders-mongo']?.healthcheck?.test ?? [];
  expect(program).toBe('mongosh');
  expect(read('infra/docker/mongo-stand-in.Dockerfile')).toContain('mongosh-stand-in /usr/local/bin/mongosh');
  expect(read('infra/docker/mongosh-stand-in')).toContain(`'${question.join(' ')}'`);
});

it('When monitoring is asked for, then it is the pieces of the cluster, by the same images, arguments and files', () => {
  const own = Object.entries(compose.services).filter(([, { profiles }]) => profiles?.includes('monitoring'));
  expect(own.map(([name]) => name)).toEqual([
    ...['prometheus', 'alertmanager', 'collector', 'log-reader', 'tempo', 'loki', 'grafana'],
  ]);
  for (const [name, { image, command, environment = {}, volumes = [] }] of own) {
    const folder = name === 'log-reader' ? 'infra/log-reader' : 'infra/components/monitoring/k8s';
    const [container] = parseAllDocuments(read(`${folder}/${name}.yaml`))
      .map((document) => document.toJS())
      .find(({ kind }) => /Set$/.test(kind)).spec.template.spec.containers;
    expect([name, image, command]).toEqual([name, container.image, container.args]);
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining((container.env ?? []).map((entry: { name: string }) => entry.name)),
    );
    const mounted = volumes.map((volume) => (typeof volume === 'string' ? volume : `${volume.source}:`));
    for (const file of mounted.filter((each) => each.startsWith('.')))
      expect([file, existsSync(resolve(root, file.split(':')[0] as string))]).toEqual([file, true]);
    expect(mounted).toContain(`${name}:/data`);
  }
  for (const [name, { profiles }] of Object.entries(compose.services))
    expect([name, profiles ?? []]).toEqual([
      name,
      name === 'minio' ? ['minio'] : own.some(([each]) => each === name) ? ['monitoring'] : [],
    ]);
});

it('When the checker needs ports, then it opens those of every database, the broker and Stripe’s stand-in', () => {
  const opened = Object.keys(parse(read('infra/compose-tests/open-ports.yaml')).services);
  const stores = Object.keys(compose.services).filter((name) => name.endsWith('-mongo'));
  expect(opened).toEqual([...stores, 'nats', 'stripe']);
});
