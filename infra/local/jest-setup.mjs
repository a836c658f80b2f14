import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/** One database server for all test files: the one MONGO_URL names, else the embedded stand-in, a process of its own. */
export default async () => {
  if (process.env.MONGO_URL) return;
  const program = createRequire(import.meta.url).resolve('@ticketing/embedded-mongo/cli');
  const server = spawn(process.execPath, [program, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout.setEncoding('utf8'), 'data');
  process.env.MONGO_URL = JSON.parse(line).uri;
  globalThis.embeddedMongo = server;
};
