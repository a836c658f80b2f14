import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, onPath } from '@ticketing/common/programs';
import { startEmbeddedMongo } from '@ticketing/embedded-mongo';
import { mustAnswer } from '../answers.ts';
import type { Environment, Provider } from '../part.ts';
import { type OnDeath, program } from '../program.ts';
import { downloadedMongod } from './downloaded-mongod.ts';

/** MONGO_URL → a mongod of this machine → one that can be downloaded → the embedded stand-in. */
export const chooseStore = async (env: Environment, data: string, onDeath?: OnDeath): Promise<Provider> => {
  if (env.MONGO_URL) {
    await mustAnswer('MONGO_URL', env.MONGO_URL, 27017);
    return { what: 'MongoDB (MONGO_URL is set)', env: { MONGO_URL: env.MONGO_URL }, stop: async () => {} };
  }
  const found = env.MONGOMS_SYSTEM_BINARY ?? onPath('mongod', env);
  if (found)
    return mongod(found, env.MONGOMS_SYSTEM_BINARY ? 'MONGOMS_SYSTEM_BINARY' : 'on PATH', data, onDeath);
  const downloaded = await downloadedMongod(env, data);
  if (downloaded.binary) return mongod(downloaded.binary, 'downloaded', data, onDeath);
  return embedded(data, downloaded.why, env.INTERLEAVE);
};

const mongod = async (binary: string, why: string, data: string, onDeath?: OnDeath): Promise<Provider> => {
  const dbpath = join(data, 'mongod');
  mkdirSync(dbpath, { recursive: true });
  const port = await freePort();
  const server = program({
    name: 'mongod',
    command: binary,
    args: ['--dbpath', dbpath, '--port', String(port), '--bind_ip', '127.0.0.1'],
    env: process.env,
    pidFolder: join(data, 'run'),
    onDeath,
    served: (line) => (line.includes('Waiting for connections') ? `mongodb://127.0.0.1:${port}` : undefined),
  });
  await server.start();
  return { what: `mongod (${why})`, env: { MONGO_URL: server.url }, program: server, stop: server.stop };
};

/** With a seed, for tests: other commands get in between the steps of each, as in a mongod. */
const embedded = async (data: string, why: string, seed?: string): Promise<Provider> => {
  const server = await startEmbeddedMongo({
    dbpath: join(data, 'mongo'),
    ...(seed ? { interleave: Number(seed) } : {}),
  });
  return {
    what: `embedded (MONGO_URL unset, no mongod on PATH, ${why})`,
    env: { MONGO_URL: server.uri },
    stop: () => server.close(),
  };
};
