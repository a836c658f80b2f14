import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../k8s-tests/cluster/kubectl.mjs';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'ticketing-compose-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const envFile = join(folder, 'env');
// not compose.yaml's own name: what this deletes is never somebody's shop
export const project = 'ticketing-test';
// what somebody has set for the shop they run is not for this one
for (const name of Object.keys(process.env))
  if (
    /^(STRIPE|JWT|COOKIE|S3|MAIL|SMTP|OTEL)_|^(PUBLIC_URL|ADMIN_EMAIL|ORDER_HOLD_SECONDS)$|^COMPOSE_/.test(
      name,
    )
  )
    delete process.env[name];
process.env.PORT ??= '3900';

const files = [join(root, 'compose.yaml')];
const settings = () => ({
  COMPOSE_PROJECT_NAME: project,
  COMPOSE_FILE: files.join(':'),
  COMPOSE_PATH_SEPARATOR: ':',
  COMPOSE_ENV_FILES: envFile,
});

export const docker = async (...args) => (await run('docker', args)).out;

export const compose = async (...args) =>
  (await run('docker', ['compose', ...args], { env: settings() })).out;

/** From the next `up` on, databases, broker and Stripe's stand-in can be reached from here. */
export const openPorts = () => files.push(join(root, 'infra/compose-tests/open-ports.yaml'));

/** Makes the keys by the very commands at the top of compose.yaml. */
export const makeKeys = async () => {
  const lines = readFileSync(join(root, 'compose.yaml'), 'utf8').split('\n');
  const commands = lines.flatMap((line) => /^# {3}(.*)/.exec(line)?.[1] ?? []);
  const keys = commands.slice(
    0,
    commands.findIndex((command) => command.startsWith('docker compose up')),
  );
  await run('bash', ['-ec', `cd '${root}'\n${keys.join('\n').replace(/(?<![\w/])\.env\b/g, envFile)}`]);
  return keys;
};

export const containers = async () => {
  const lines = (await compose('ps', '--all', '--format', 'json')).split('\n').filter(Boolean);
  const ids = lines.map((line) => JSON.parse(line).ID);
  return JSON.parse(await docker('inspect', ...ids)).map(
    ({ Config, State, RestartCount, NetworkSettings }) => ({
      name: Config.Labels['com.docker.compose.service'],
      state: State.Health?.Status ?? State.Status,
      restarts: RestartCount,
      address: Object.values(NetworkSettings.Networks)[0]?.IPAddress,
    }),
  );
};

/** Where a container's port is on this machine. */
export const published = async (service, port) => (await compose('port', service, String(port))).trim();

/** All that has this project's label; nothing after `down --volumes`. */
export const remains = async () => {
  const label = ['--quiet', '--filter', `label=com.docker.compose.project=${project}`];
  const kinds = await Promise.all([
    docker('ps', '--all', ...label),
    docker('volume', 'ls', ...label),
    docker('network', 'ls', ...label),
  ]);
  return kinds.join('').split('\n').filter(Boolean);
};

export const takeDown = () => compose('down', '--volumes', '--remove-orphans', '--timeout', '10');
