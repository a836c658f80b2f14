import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const fileOf = (folder: string, name: string) => join(folder, `${name}.pid`);

export const remember = (folder: string, name: string, pid: number): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, name), String(pid));
};

export const forget = (folder: string, name: string): void => rmSync(fileOf(folder, name), { force: true });

/** A runner that was killed could not stop what it had started: that would keep the data locked. */
export const endLeftover = async (folder: string, name: string, command: string): Promise<void> => {
  const pid = pidIn(fileOf(folder, name));
  if (!pid) return;
  for (let tries = 0; tries < 100 && isRunning(pid, command); tries++) {
    process.kill(pid, tries < 50 ? 'SIGTERM' : 'SIGKILL');
    await sleep(100);
  }
  forget(folder, name);
};

const pidIn = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Process ids are used again: what runs under it now must be the same program. */
const isRunning = (pid: number, command: string): boolean => {
  try {
    const running = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return running.includes(basename(command)) && !running.includes('<defunct>');
  } catch {
    return false;
  }
};
