// What `npm start`, `npm run dev` and `npm test` need before anything else: packages, and what is built from them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientBuilds, clientHash } from './client-builds.mjs';
import { release, take } from './lock-file.mjs';
import { quickBuild } from './quick-build.mjs';

export const root = resolve(import.meta.dirname, '../..');
export const inRoot = (path) => join(root, path);

/** Runs a step before the eyes of who waits for it; gives its exit code. */
export const run = (what, command, args, env = {}, cwd = root) => {
  if (what) console.log(what);
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
};

const progressMs = 10_000;

/** Says that it works, now and then how long by now, and in the end how long it took. */
const timed = async (what, work) => {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${what} …`);
  const progress = setInterval(() => console.log(`${what} … ${seconds()}`), progressMs);
  await work();
  clearInterval(progress);
  console.log(`${what}: done in ${seconds()}`);
};

const must = (what, command, args, env = {}, cwd = root) =>
  timed(what, async () => {
    const step = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
    const [status] = await once(step, 'close');
    if (status === 0) return;
    console.error(`${what} failed, so nothing was run`);
    process.exit(status ?? 1);
  });

const lock = inRoot('.preparing');
const pollIntervalMs = 500;

/** Of two starts at once the second waits: packages are installed, and all is built, by one at a time. */
export const inTurn = async (work) => {
  if (!take(lock)) {
    console.log('Another process installs or builds here, waiting for it …');
    while (!take(lock)) await sleep(pollIntervalMs);
  }
  try {
    await work();
  } finally {
    release(lock);
  }
};

const isInstalled = () => {
  const installed = inRoot('node_modules/.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs
  );
};

export const install = async () => {
  if (!isInstalled()) await must('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund']);
};

/** Everything, with its types checked and its tests. */
export const buildAll = () =>
  must('Building the services', process.execPath, [
    inRoot('node_modules/typescript/bin/tsc'),
    '-b',
    '--singleThreaded',
  ]);

/** What a start needs, and of that only what changed. */
export const buildForStart = () => timed('Building the services', () => quickBuild(inRoot('infra/local')));

/** `next build` takes its time, so only when something changed that goes into it. */
export const buildClient = async () => {
  const builds = clientBuilds();
  const name = clientHash();
  if (builds.has(name)) return builds.point(name);
  const next = inRoot('node_modules/next/dist/bin/next');
  const quiet = { NEXT_TELEMETRY_DISABLED: '1' };
  await must('Building the web app', process.execPath, [next, 'build'], quiet, inRoot('client'));
  builds.add(name);
};
