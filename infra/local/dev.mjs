// `npm run dev`: as `npm start`, and whatever is saved is served: pages by `next dev`, services by a restart.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { buildAll, inRoot, install, inTurn, root } from '../tools/prepare.mjs';

await inTurn(async () => {
  await install();
  await buildAll();
});

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((done) => probe.once('listening', done));
const { port } = probe.address();
await new Promise((done) => probe.close(done));

const next = inRoot('node_modules/next/dist/bin/next');
const tsc = inRoot('node_modules/typescript/bin/tsc');
const shop = `http://127.0.0.1:${process.env.PORT || 3000}`;
const settings = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CLIENT_URL: `http://127.0.0.1:${port}` };
/** In a group of its own, so that whatever it starts ends with it. */
const start = (args, cwd, env) =>
  spawn(process.execPath, args, { cwd, env, stdio: 'inherit', detached: true });

const children = [
  start([tsc, '-b', '--watch', '--preserveWatchOutput'], root, process.env),
  start([next, 'dev', '-p', String(port), '-H', '127.0.0.1'], inRoot('client'), {
    ...settings,
    API_BASE_URL: shop,
    OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTEL_EXPORTER_OTLP_ENDPOINT || `${shop}/dev/otlp`,
    COOKIE_SECURE: 'false',
  }),
  start(
    ['--watch', '--watch-preserve-output', inRoot('infra/local/dist/cli.js'), ...process.argv.slice(2)],
    root,
    settings,
  ),
];

const stop = () => {
  for (const child of children) {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // it is gone already
    }
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
