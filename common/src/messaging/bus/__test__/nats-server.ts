import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isInstalled = (command: string) => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
};

/** Starts a real broker on a free port with a file store, which can be killed, started again and emptied. */
export const natsServer = async (
  command: string,
  readyLine: string,
  argumentsFor: (folder: string) => string[],
) => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nats-'));
  let running: ChildProcess | undefined;

  const start = () =>
    new Promise<void>((resolve, reject) => {
      let log = '';
      const address = ['-a', '127.0.0.1', '-p', `${port}`];
      running = spawn(command, [...address, ...argumentsFor(join(folder, 'store'))], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      running.stderr?.on('data', (chunk) => {
        log += chunk;
        if (log.includes(readyLine)) resolve();
      });
      running.on('error', reject);
      running.on('exit', () => reject(new Error(`${command} ended: ${log}`)));
    });

  const kill = async () => {
    if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };

  const remove = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };

  await start().catch(async (error) => {
    await remove();
    throw error;
  });

  return {
    port,
    start,
    kill,
    freeze: () => {
      running?.kill('SIGSTOP');
    },
    thaw: () => {
      running?.kill('SIGCONT');
    },
    empty: () => rmSync(join(folder, 'store'), { recursive: true, force: true }),
    remove,
  };
};
