import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { findProgram } from '../../harness/find-program.ts';

/** Of the machine's cores, not of those left to this process: it is pinned itself. */
export const canPin = () => cpus().length > 1 && findProgram('taskset') !== undefined;

/** Before a command: the core that it may use. */
export const onCore = (core: string): string[] => ['taskset', '-c', core];

/** What runs already, all its threads. */
export const moveTo = (core: string, pid = process.pid) =>
  execFileSync('taskset', ['-acp', core, String(pid)], { stdio: 'ignore' });
