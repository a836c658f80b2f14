import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/** `INTERLEAVE=SEED`, or empty or `random` for a new seed: the stand-in lets commands in between each other's steps. */
const interleave = () => {
  const seed = process.env.INTERLEAVE;
  if (seed === undefined) return [];
  return [seed === '' || seed === 'random' ? '--interleave' : `--interleave=${seed}`];
};

/** One database server for all test files: the one MONGO_URL names, else the embedded stand-in, a process of its own. */
export default async () => {
  if (process.env.MONGO_URL) return;
  const program = createRequire(import.meta.url).resolve('@ticketing/embedded-mongo/cli');
  const args = [program, '--port', '0', ...interleave()];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout.setEncoding('utf8'), 'data');
  const started = JSON.parse(line);
  process.env.MONGO_URL = started.uri;
  globalThis.embeddedMongo = server;
  if ('interleave' in started) console.log(`\nthe database interleaves: INTERLEAVE=${started.interleave}`);
};
