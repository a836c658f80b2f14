import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLeftover, forget, remember } from './leftover.ts';
import type { Part } from './part.ts';

export type OnDeath = (name: string, how: string) => void;

export interface ProgramOptions {
  name: string;
  command: string;
  args: string[];
  /** A function is asked at each start. */
  env: NodeJS.ProcessEnv | (() => NodeJS.ProcessEnv);
  cwd?: string;
  /** Where its process id is kept, so that a runner that was killed leaves nothing for ever. */
  pidFolder: string;
  /** Its address, when a line of its output says that it serves. */
  served: (line: string) => string | undefined;
  onLine?: ((line: string) => void) | undefined;
  /** It is started again when it dies by itself; this is called. */
  onDeath?: OnDeath | undefined;
}

export interface Program extends Part {
  readonly lines: string[];
  readonly pid: number | undefined;
  /** Ends it the hard way; it stays down until it is started. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Those that run: a runner that leaves in a hurry takes them with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill();
});

const keptLines = 20_000;
const restartMs = 300;
const patienceMs = 60_000;
const graceMs = 15_000;

/** A process of its own, brought back when it dies without having been stopped. */
export const program = (options: ProgramOptions): Program => {
  const { name, command, args, env, cwd, pidFolder, served, onLine, onDeath } = options;
  const lines: string[] = [];
  let child: ChildProcess | undefined;
  let url = '';
  let since: Date | undefined;
  let wanted = false;

  const spawned = async () => {
    await endLeftover(pidFolder, name);
    const started = spawn(command, args, {
      env: typeof env === 'function' ? env() : env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C in a terminal is for the runner alone, which ends its programs in their order
      detached: process.stdin.isTTY === true,
    });
    child = started;
    running.add(started);
    since = new Date();
    if (started.pid) remember(pidFolder, name, started.pid);
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        onLine?.(line);
        if (child === started) url ||= served(line) ?? '';
      });
    }
    started.on('error', (error) => lines.push(String(error)));
    started.on('close', (code, signal) => {
      running.delete(started);
      child = undefined;
      url = '';
      forget(pidFolder, name);
      if (wanted) void revive(signal ?? `exit code ${code}`);
    });
  };

  const revive = async (how: string) => {
    onDeath?.(name, how);
    await sleep(restartMs);
    if (wanted) await spawned();
  };

  const serving = async () => {
    const deadline = performance.now() + patienceMs;
    while (!url) {
      if (child && performance.now() < deadline) await sleep(20);
      else throw new Error(`${name} did not start:\n${lines.slice(-8).join('\n')}`);
    }
  };

  const end = async (signal: NodeJS.Signals) => {
    wanted = false;
    const ending = child;
    if (!ending) return;
    const closed = once(ending, 'close');
    ending.kill(signal);
    const hard = setTimeout(() => ending.kill('SIGKILL'), graceMs);
    await closed;
    clearTimeout(hard);
  };

  return {
    lines,
    get url() {
      return url;
    },
    get since() {
      return child && since;
    },
    get pid() {
      return child?.pid;
    },
    start: async () => {
      if (!child) await spawned();
      await serving();
      wanted = true;
    },
    stop: () => end('SIGTERM'),
    kill: (signal = 'SIGKILL') => end(signal),
  };
};
