// What `npm start`, `npm run dev` and `npm test` need before anything else: packages, and what is built from them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const inRoot = (path) => join(root, path);

/** Runs a step before the eyes of who waits for it; gives its exit code. */
export const run = (what, command, args, env = {}, cwd = root) => {
  if (what) console.log(what);
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  return status ?? 1;
};

const must = (...step) => {
  const status = run(...step);
  if (status !== 0) process.exit(status);
};

const isInstalled = () => {
  const installed = inRoot('node_modules/.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs
  );
};

export const install = () => {
  if (!isInstalled()) must('Installing packages …', 'npm', ['ci', '--no-audit', '--no-fund']);
};

export const buildServices = () => {
  must('Building the services …', process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-b']);
};

const built = inRoot('client/.next/built-from');

/** `next build` takes its time, so only when something changed that goes into it. */
export const buildClient = () => {
  const now = clientHash();
  if (existsSync(built) && readFileSync(built, 'utf8') === now) return;
  const next = inRoot('node_modules/next/dist/bin/next');
  must(
    'Building the web app …',
    process.execPath,
    [next, 'build'],
    { NEXT_TELEMETRY_DISABLED: '1' },
    inRoot('client'),
  );
  const standalone = inRoot('client/.next/standalone/client');
  cpSync(inRoot('client/.next/static'), join(standalone, '.next/static'), { recursive: true });
  if (existsSync(inRoot('client/public'))) {
    cpSync(inRoot('client/public'), join(standalone, 'public'), { recursive: true });
  }
  writeFileSync(built, now);
};

/** Not among what the pages are made of. */
const aside = /^(\.next|node_modules|e2e|shots)(\/|$)|__test__|\.md$/;

const clientHash = () => {
  const folder = inRoot('client');
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')));
  for (const name of readdirSync(folder)
    .filter((each) => !aside.test(each))
    .sort()) {
    const inside = statSync(join(folder, name)).isDirectory()
      ? readdirSync(join(folder, name), { recursive: true })
      : [''];
    for (const file of inside.map((each) => join(name, each)).sort()) {
      const path = join(folder, file);
      if (!aside.test(file) && statSync(path).isFile()) hash.update(file).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
};
