import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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
    run: async (job) => {
      const answered = answerOf(child);
      child.send(job);
      return answered;
    },
    stop: () => void child.kill(),
  };
};

const answerOf = async (child: ChildProcess): Promise<LoadResult> => {
  const over = new AbortController();
  const { signal } = over;
  const died = once(child, 'exit', { signal }).then(() => {
    throw new Error('The load generator ended before its job did');
  });
  try {
    const [result] = await Promise.race([once(child, 'message', { signal }), died]);
    return result;
  } finally {
    died.catch(() => {});
    over.abort();
  }
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
