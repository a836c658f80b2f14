import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Job, LoadResult } from './job.ts';

const program = fileURLToPath(new URL('../../../dist/bench/load/main.js', import.meta.url));

/** In a process of its own, beside the stores: what it costs is no part of what is measured. */
export const runLoad = async (job: Job): Promise<LoadResult> => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(job)], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
};
