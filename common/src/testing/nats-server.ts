import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../programs/index.ts';
import { isProgramMissing, testProgram } from './test-program.ts';

const kinds = {
  'NATS Streaming': {
    command: 'nats-streaming-server',
    readyLine: 'Streaming Server is ready',
    // the short heartbeats let the broker notice soon that a member has died
    flags: (store: string) => [
      ...['-cid', 'ticketing', '-st', 'FILE', '--dir', store],
      ...['-hbi', '500ms', '-hbt', '500ms', '-hbf', '1'],
    ],
    env: { NATS_CLUSTER_ID: 'ticketing' },
  },
  JetStream: {
    command: 'nats-server',
    readyLine: 'Server is ready',
    flags: (store: string) => ['-js', '-sd', store],
    env: {},
  },
};

export type NatsServerName = keyof typeof kinds;
export type NatsServer = Awaited<ReturnType<typeof natsServer>>;

export const natsServers = Object.keys(kinds) as NatsServerName[];
export const isNatsServerMissing = (name: NatsServerName): boolean => isProgramMissing(kinds[name].command);

/**
 * A Streaming server killed while it makes a channel leaves its files empty, and then refuses to start;
 * without them it starts, and makes them from what there is. infra/README has the same for a cluster.
 */
const removeEmptyFiles = (store: string) => {
  if (!existsSync(store)) return;
  const files = readdirSync(store, { recursive: true, encoding: 'utf8' }).map((name) => join(store, name));
  for (const file of files) {
    const about = statSync(file);
    if (about.isFile() && about.size === 0) rmSync(file);
  }
};

/** A real broker that keeps its events in a folder: killed and started again, it has them still. */
export const natsServer = async (name: NatsServerName, credentials?: { user: string; pass: string }) => {
  const { command, readyLine, flags, env } = kinds[name];
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nats-'));
  const store = join(folder, 'store');
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const login = credentials ? ['--user', credentials.user, '--pass', credentials.pass] : [];
  const before = credentials ? `${credentials.user}:${encodeURIComponent(credentials.pass)}@` : '';
  const args = ['-a', '127.0.0.1', '-p', `${port}`, ...flags(store), ...login];
  const program = await testProgram(command, args, readyLine).catch((error) => {
    removeFolder();
    throw error;
  });

  return {
    ...program,
    start: () => {
      if (name === 'NATS Streaming') removeEmptyFiles(store);
      return program.start();
    },
    /** With these variables a service finds it. */
    env: { ...env, NATS_URL: `nats://${before}127.0.0.1:${port}` },
    /** Throws its store away; only while it is killed. */
    empty: () => rmSync(store, { recursive: true, force: true }),
    remove: async () => {
      await program.kill();
      removeFolder();
    },
  };
};
