// One shop per data directory and per port. Plain JavaScript: `npm start` asks before anything is built.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { holderOf, release, take } from '../tools/lock-file.mjs';

export const dataDirectory = (env) => resolve(env.DATA_DIR || join(import.meta.dirname, '../../.data'));

const lockOf = (data) => join(data, 'lock');

const isTaken = (data, { pid, url }) =>
  new Error(
    [
      `${data} is in use by the shop at ${url} (process ${pid}).`,
      'Stop that one first, or start another beside it with its own data and port:',
      '  DATA_DIR=.data-2 PORT=3001 OPS_PORT=9091 npm start',
    ].join('\n'),
  );

const portIsTaken = (port) => new Error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);

const isFree = (port, host) =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', ({ code }) => done(code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });

const portOf = (env, name, otherwise) => {
  const port = Number(env[name] || otherwise);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`${name}=${env[name]}: must be a whole number from 0 to 65535`);
};

/** Throws what stands in the way of a start, having changed nothing. */
export const mustBeFree = async (env) => {
  const data = dataDirectory(env);
  const holder = holderOf(lockOf(data));
  if (holder) throw isTaken(data, holder);
  const [port] = [portOf(env, 'PORT', 3000), portOf(env, 'OPS_PORT', 9090)];
  if (!(await isFree(port, env.HOST || '127.0.0.1'))) throw portIsTaken(port);
};

/** Makes this shop the only one on its data; returns how to release it. */
export const lockData = (data, url) => {
  mkdirSync(data, { recursive: true });
  const lock = lockOf(data);
  if (!take(lock, { url })) throw isTaken(data, holderOf(lock) ?? { pid: 0, url });
  return () => release(lock);
};
