import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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

const answersOn = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    // NATS speaks first, and only when it is ready.
    socket.once('data', () => resolve(true)).once('error', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });

/** A real broker on a free port with a file store, which can be killed, started again and emptied. */
export const natsServer = async (command: string, argumentsFor: (folder: string) => string[]) => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nats-'));
  let running: ChildProcess | undefined;

  const start = async () => {
    running = spawn(command, ['-a', '127.0.0.1', '-p', `${port}`, ...argumentsFor(join(folder, 'store'))], {
      stdio: 'ignore',
    });
    while (!(await answersOn(port))) {
      if (running.exitCode !== null) throw new Error(`${command} ended with code ${running.exitCode}`);
      await sleep(20);
    }
  };

  const kill = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };

  return {
    port,
    start,
    kill,
    empty: () => rmSync(join(folder, 'store'), { recursive: true, force: true }),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
