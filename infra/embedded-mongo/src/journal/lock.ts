import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Holder = { pid: number; started?: string };

const heldHere = new Set<string>();

/** When a process began, where the system knows it: a pid alone may by now be somebody else's. */
const startOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process stays a zombie until its parent looks.
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return undefined;
  }
};

const alive = ({ pid, started }: Holder): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === undefined || started === startOf(pid);
};

const read = (path: string): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
};

const create = (path: string): boolean => {
  try {
    const started = startOf(process.pid);
    writeFileSync(path, JSON.stringify({ pid: process.pid, ...(started && { started }) }), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Makes this process the only one on the directory; returns how to release it. */
export const lockDirectory = (directory: string): (() => void) => {
  // One name for one directory, however it was spelled.
  const path = join(realpathSync(directory), 'lock');
  const taken = (pid: number) =>
    new Error(`${directory} is in use by process ${pid}; one embedded-mongo per directory`);
  if (heldHere.has(path)) throw taken(process.pid);
  if (!create(path)) {
    const holder = read(path);
    if (holder && alive(holder)) throw taken(holder.pid);
    // Its process is dead. Two successors may get here at once: whoever moves it away first wins.
    const stale = `${path}.${process.pid}`;
    try {
      renameSync(path, stale);
      rmSync(stale);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (!create(path)) throw taken(read(path)?.pid ?? 0);
  }
  heldHere.add(path);
  return () => {
    heldHere.delete(path);
    rmSync(path, { force: true });
  };
};
