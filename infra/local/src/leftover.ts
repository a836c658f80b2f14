import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isRunning, type ProcessIdentity } from '../../tools/process-id.mjs';

const fileOf = (folder: string, name: string) => join(folder, `${name}.pid`);

export const remember = (folder: string, name: string, pid: number): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, name), JSON.stringify(identityOf(pid)));
};

export const forget = (folder: string, name: string): void => rmSync(fileOf(folder, name), { force: true });

/** A runner that was killed could not stop what it had started: that would keep the data locked. */
export const endLeftover = async (folder: string, name: string): Promise<void> => {
  const left = identityIn(fileOf(folder, name));
  for (let tries = 0; left && tries < 100 && isRunning(left); tries++) {
    end(left.pid, tries < 50 ? 'SIGTERM' : 'SIGKILL');
    await sleep(100);
  }
  forget(folder, name);
};

/** All of them: the next start may want other programs than the last. */
export const endLeftovers = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).map((file) => basename(file, '.pid'));
  await Promise.all(names.map((name) => endLeftover(folder, name)));
};

const end = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
};

const identityIn = (file: string): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};
