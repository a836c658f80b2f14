// The web app as it was built, each build in a folder of its own: a shop that runs keeps the one it began with.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { identityOf, isRunning } from './process-id.mjs';

const client = resolve(import.meta.dirname, '../../client');

export const clientBuilds = (folder = join(client, 'dist')) => {
  const pointer = join(folder, 'current');
  const serverOf = (name) => join(folder, name, 'client/server.js');
  const current = () => (existsSync(pointer) ? readFileSync(pointer, 'utf8') : undefined);
  const usersOf = (name) => join(folder, name, 'used-by');

  const isUsed = (name) => {
    if (!existsSync(usersOf(name))) return false;
    return readdirSync(usersOf(name)).some((file) => {
      const path = join(usersOf(name), file);
      const is = isRunning(JSON.parse(readFileSync(path, 'utf8')));
      if (!is) rmSync(path, { force: true });
      return is;
    });
  };

  const point = (name) => {
    writeFileSync(`${pointer}.${process.pid}`, name);
    renameSync(`${pointer}.${process.pid}`, pointer);
  };

  return {
    has: (name) => existsSync(serverOf(name)),
    point,
    /** Takes over what `next build` has made, then removes builds that no shop uses. */
    add: (name, from = client) => {
      const aside = join(folder, `${name}.${process.pid}`);
      cpSync(join(from, '.next/standalone'), aside, { recursive: true, verbatimSymlinks: true });
      cpSync(join(from, '.next/static'), join(aside, 'client/.next/static'), { recursive: true });
      if (existsSync(join(from, 'public'))) {
        cpSync(join(from, 'public'), join(aside, 'client/public'), { recursive: true });
      }
      if (existsSync(join(folder, name))) rmSync(aside, { recursive: true });
      else renameSync(aside, join(folder, name));
      point(name);
      for (const other of readdirSync(folder)) {
        if (/^[0-9a-f]{64}$/.test(other) && other !== name && !isUsed(other)) {
          rmSync(join(folder, other), { recursive: true });
        }
      }
    },
    /** The program of the last build, kept for as long as this process runs. */
    use: () => {
      const name = current();
      if (!name || !existsSync(serverOf(name))) return undefined;
      isUsed(name);
      mkdirSync(usersOf(name), { recursive: true });
      writeFileSync(join(usersOf(name), `${process.pid}.json`), JSON.stringify(identityOf(process.pid)));
      return serverOf(name);
    },
  };
};

/** Not among what the pages are made of, or written by `next build` itself. */
const aside = /^(\.next|dist|node_modules|e2e|shots|next-env\.d\.ts)(\/|$)|__test__|\.md$/;

export const clientHash = (folder = client) => {
  const hash = createHash('sha256').update(readFileSync(join(client, '../package-lock.json')));
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
