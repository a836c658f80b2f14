#!/usr/bin/env node
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from './index.ts';

const usage =
  'usage: embedded-mongo [--port N] [--host H | --bind_ip H | --bind_ip_all] [--dbpath DIR] [--interleave[=SEED]]';

const fail = (message: string): never => {
  process.stderr.write(`embedded-mongo: ${message}\n`);
  process.exit(1);
};

const MAX_SEED = 2 ** 31;

/** `--interleave` alone is an option with an empty value. */
const args = process.argv.slice(2).map((arg) => (arg === '--interleave' ? '--interleave=' : arg));

const read = () => {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '27017' },
        host: { type: 'string' },
        bind_ip: { type: 'string' },
        bind_ip_all: { type: 'boolean' },
        dbpath: { type: 'string' },
        interleave: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n${usage}`);
  }
};

const options = read();
if (options.help) {
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}
const port = Number(options.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`--port ${options.port} is no port`);
const host =
  options.host ?? (options.bind_ip_all ? '0.0.0.0' : options.bind_ip?.split(',')[0]) ?? '127.0.0.1';

const interleave = options.interleave === '' ? randomInt(MAX_SEED) : Number(options.interleave);
if (options.interleave !== undefined && !(Number.isInteger(interleave) && interleave >= 0))
  fail(`--interleave=${options.interleave} is no seed: a whole number from 0`);

const server = await startEmbeddedMongo({
  port,
  host,
  ...(options.dbpath && { dbpath: options.dbpath }),
  ...(options.interleave !== undefined && { interleave }),
}).catch((error: NodeJS.ErrnoException) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `port ${port} on ${host} is already in use; choose another with --port`
      : error.message,
  ),
);

const started = {
  uri: server.uri,
  port: server.port,
  pid: process.pid,
  ...(options.interleave !== undefined && { interleave }),
};
process.stdout.write(`${JSON.stringify(started)}\n`);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error) => fail(String(error)),
    );
  });
}
