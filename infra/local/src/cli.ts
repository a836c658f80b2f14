import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { memoryBusHandler } from '@ticketing/common/bus';
import { dataDirectory, mustBeFree } from '../one-shop.mjs';
import { demoAccounts, demoPassword } from './demo/accounts.ts';
import { sellSome } from './demo/history.ts';
import { seedOnce } from './demo/seed.ts';
import { listen } from './listen.ts';
import { type LocalPlatform, startPlatform } from './start-platform.ts';

const usage = `npm start [-- --processes] [--reset] [--verbose]
  --processes  each service in a process of its own (needs a broker)
  --reset      forget all data and begin anew
  --verbose    one line a request, and what the services log
Environment: PORT (3000), HOST (127.0.0.1), DATA_DIR (.data), MONGO_URL, NATS_URL, NATS_CLUSTER_ID, REDIS_HOST,
STRIPE_KEY, ORDER_HOLD_SECONDS and the rest of what the services read.`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const read = () => {
  try {
    return parseArgs({
      options: {
        processes: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
};

const { processes, reset, verbose, help } = read();
if (help) {
  console.log(usage);
  process.exit(0);
}

const began = performance.now();
const { env } = process;
const data = dataDirectory(env);
const port = Number(env.PORT || 3000);
await mustBeFree(env).catch((error: Error) => fail(error.message));

const isTrouble = (line: string) => /"level":"(error|fatal)"/.test(line);
let stopping = false;
const closing = new AbortController();

let platform: LocalPlatform | undefined;
const stop = () => {
  // in a hurry, or not open yet: what runs so far ends with this process
  if (stopping || !platform) process.exit(1);
  stopping = true;
  closing.abort();
  platform.stop().then(
    () => process.exit(0),
    (error) => fail(String(error)),
  );
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

platform = await startPlatform({
  data,
  reset,
  port,
  processes,
  dev: true,
  env: { ADMIN_EMAIL: demoAccounts[2], ...env },
  onLine: (name, line) => {
    if (verbose || isTrouble(line)) console.log(`${name.padEnd(10)} ${line}`);
  },
  onDeath: (name, how) => {
    if (!stopping) console.log(`${name} died (${how}), it is started again`);
  },
  ...(verbose ? { onAnswer: (line: string) => console.log(line) } : {}),
}).catch((error: Error) => fail(error.message));

const sessions = await seedOnce(platform.url, platform.storeFolder).catch((error: Error) =>
  // who stops it meanwhile has stopped its services
  stopping ? undefined : fail(error.message),
);

const { bus } = platform;
if (bus) {
  // for `npm run dlq`: the events live in this process
  const toBus = memoryBusHandler(bus);
  const ops = createServer(async (req, res) => {
    if (!(await toBus(req, res))) res.writeHead(404).end();
  });
  const opsPort = Number(env.OPS_PORT || 9090);
  await listen(ops, opsPort).catch(() =>
    console.log(`Port ${opsPort} is taken, so \`npm run dlq\` does not reach this shop (OPS_PORT, OPS_URL)`),
  );
}

const sayReady = () => {
  for (const [part, { what }] of Object.entries(platform.providers)) console.log(`${part.padEnd(9)} ${what}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `ready in ${seconds} s → ${platform.url}   demo: ${demoAccounts.join(', ')} · password ${demoPassword}   inside: ${platform.url}/dev`,
  );
};
if (!stopping) sayReady();

// the shop is open: what was sold before comes while somebody looks around
if (sessions)
  await sellSome(platform.url, sessions, closing.signal).catch((error: Error) => {
    if (!stopping) console.log(`Not all of the demo's orders could be made: ${error.message}`);
  });
