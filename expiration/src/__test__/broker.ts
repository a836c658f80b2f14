import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kinds = {
  'NATS Streaming': {
    command: 'nats-streaming-server',
    readyLine: 'Streaming Server is ready',
    flags: (folder: string) => [
      ...['-cid', 'ticketing', '-st', 'FILE', '--dir', folder],
      ...['-hbi', '500ms', '-hbt', '500ms', '-hbf', '1'],
    ],
    env: { NATS_CLUSTER_ID: 'ticketing' },
  },
  JetStream: {
    command: 'nats-server',
    readyLine: 'Server is ready',
    flags: (folder: string) => ['-js', '-sd', folder],
    env: {},
  },
};

export type BrokerName = keyof typeof kinds;
export const brokerNames = Object.keys(kinds) as BrokerName[];

/** A missing broker skips its tests on a laptop, and fails them in CI. */
export const isBrokerMissing = (name: BrokerName) =>
  !process.env.CI && spawnSync(kinds[name].command, ['--version'], { stdio: 'ignore' }).error !== undefined;

export type Broker = Awaited<ReturnType<typeof startBroker>>;

export const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
};

/** A real broker that keeps its events in a folder, and can be killed and started again. */
export const startBroker = async (name: BrokerName) => {
  const { command, readyLine, flags, env } = kinds[name];
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'expiration-'));
  let running: ChildProcess | undefined;

  const start = async () => {
    const args = ['-a', '127.0.0.1', '-p', `${port}`, ...flags(join(folder, 'store'))];
    running = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    await new Promise<void>((ready, failed) => {
      running?.stderr?.on('data', (text) => {
        log = `${log}${text}`.slice(-10_000);
        if (log.includes(readyLine)) ready();
      });
      running?.once('exit', () => failed(new Error(`${command} ended: ${log}`)));
    });
  };
  const kill = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  await start();

  return {
    env: { ...env, NATS_URL: `nats://127.0.0.1:${port}` },
    start,
    kill,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
