import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onCore } from '../servers/cores.ts';
import type { Job, LoadResult } from './job.ts';

const program = fileURLToPath(new URL('../../../dist/bench/load/main.js', import.meta.url));

export interface LoadGenerator {
  /** One job at a time. */
  run(job: Job): Promise<LoadResult>;
  stop(): void;
}

/**
 * In a process of its own, beside the stores: what it costs is no part of what is measured. On this core, if one is
 * said. It is kept for many jobs, so that it is warm in all but the first.
 */
export const startGenerator = (core?: string): LoadGenerator => {
  const own = [process.execPath, program];
  const [command = '', ...args] = core ? [...onCore(core), ...own] : own;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    run: (job) =>
      new Promise((done, failed) => {
        const died = () => failed(new Error('The load generator ended before its job did'));
        child.once('exit', died);
        child.once('message', (result: LoadResult) => {
          child.off('exit', died);
          done(result);
        });
        child.send(job, (error) => error && failed(error));
      }),
    stop: () => void child.kill(),
  };
};

/** A single job. */
export const runLoad = async (job: Job, core?: string): Promise<LoadResult> => {
  const generator = startGenerator(core);
  try {
    return await generator.run(job);
  } finally {
    generator.stop();
  }
};
