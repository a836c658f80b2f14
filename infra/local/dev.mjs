// `npm run dev`: as `npm start`, and whatever is saved is served: pages by `next dev`, services by a restart.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { buildServices, inRoot, install, root } from './prepare.mjs';

install();
buildServices();

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((done) => probe.once('listening', done));
const { port } = probe.address();
await new Promise((done) => probe.close(done));

const next = inRoot('node_modules/next/dist/bin/next');
const tsc = inRoot('node_modules/typescript/bin/tsc');
const settings = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CLIENT_URL: `http://127.0.0.1:${port}` };
const apiUrl = `http://127.0.0.1:${process.env.PORT || 3000}`;
const children = [
  spawn(process.execPath, [tsc, '-b', '--watch', '--preserveWatchOutput'], { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, [next, 'dev', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: inRoot('client'),
    stdio: 'inherit',
    env: { ...settings, API_BASE_URL: apiUrl, COOKIE_SECURE: 'false' },
  }),
  spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', inRoot('infra/local/dist/cli.js'), ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: settings },
  ),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
