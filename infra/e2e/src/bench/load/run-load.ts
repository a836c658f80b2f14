import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onCore } from '../servers/cores.ts';
import type { Job, LoadResult } from './job.ts';

const program = fileURLToPath(new URL('../../../dist/bench/load/main.js', import.meta.url));

/** In a process of its own, beside the stores: what it costs is no part of what is measured. On this core, if one is said. */
export const runLoad = async (job: Job, core?: string): Promise<LoadResult> => {
  const own = [process.execPath, program, JSON.stringify(job)];
  const [command = '', ...args] = core ? [...onCore(core), ...own] : own;
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout);
};
