import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@ticketing/common/programs';
import { program } from '@ticketing/local';
import type { Broker } from './platform.ts';

const storeProgram = resolve(fileURLToPath(import.meta.resolve('@ticketing/embedded-mongo')), '../cli.js');

/** Servers as processes, each on a port that it keeps, with what lasts below one folder. */
export const serversIn = (data: string) => {
  const pidFolder = join(data, 'run');
  const folder = (name: string) => {
    mkdirSync(join(data, name), { recursive: true });
    return join(data, name);
  };

  const start = async (name: string, command: string, isServing: RegExp, args: string[], port: number) => {
    const served = (line: string) => (isServing.test(line) ? `127.0.0.1:${port}` : undefined);
    const started = program({ name, command, args, env: process.env, pidFolder, served });
    await started.start();
    return started;
  };

  return {
    pidFolder,
    store: async (name = 'embedded-mongo', more: string[] = []) => {
      const port = await freePort();
      const args = [storeProgram, '--port', String(port), '--dbpath', folder(name), ...more];
      return start(name, process.execPath, /"uri"/, args, port);
    },
    redis: async () => {
      const port = await freePort();
      const kept = ['--dir', folder('redis'), '--appendonly', 'yes'];
      const args = ['--port', String(port), '--bind', '127.0.0.1', ...kept];
      return start('redis-server', 'redis-server', /ready to accept connections/i, args, port);
    },
    broker: async (kind: Broker, more: string[] = []) => {
      const port = await freePort();
      const heartbeats = ['-hbi', '500ms', '-hbt', '500ms', '-hbf', '2'];
      const ofKind =
        kind === 'nats-streaming-server'
          ? ['-cid', 'ticketing', '-store', 'file', '-dir', folder('broker'), ...heartbeats]
          : ['-js', '-sd', folder('broker')];
      const args = [...ofKind, ...more, '-a', '127.0.0.1', '-p', String(port)];
      return start(kind, kind, /Server is ready/, args, port);
    },
    /** While it is down. */
    emptyBroker: () => rmSync(join(data, 'broker'), { recursive: true, force: true }),
  };
};
