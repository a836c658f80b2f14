import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = 'nats-streaming-server';

/** A missing broker skips its tests on a laptop, and fails them in CI. */
export const isBrokerMissing = (): boolean =>
  !process.env.CI && spawnSync(command, ['--version'], { stdio: 'ignore' }).error !== undefined;

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
};

/** A program that is ready when it has said so. */
export const startProgram = async (program: string, args: string[], ready: string): Promise<ChildProcess> => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const onOutput = (text: Buffer) => {
      said = `${said}${text}`.slice(-10_000);
      if (said.includes(ready)) resolve();
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended: ${said}`)));
  });
  return child;
};

/** NATS Streaming as in production, that soon notices a member's death. */
export const startBroker = async () => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'payments-'));
  const child = await startProgram(
    command,
    [
      ...['-a', '127.0.0.1', '-p', `${port}`, '-cid', 'ticketing', '-st', 'FILE', '--dir', folder],
      ...['-hbi', '500ms', '-hbt', '500ms', '-hbf', '1'],
    ],
    'Streaming Server is ready',
  );
  return {
    env: { NATS_URL: `nats://127.0.0.1:${port}`, NATS_CLUSTER_ID: 'ticketing' },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
