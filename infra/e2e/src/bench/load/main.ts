// The load generator, a process of its own: each message is a job, and is answered with its result.
import { readFileSync } from 'node:fs';
import { closedLoop } from './closed-loop.ts';
import type { Job, LoadResult, PlannedRequest } from './job.ts';
import { openLoop } from './open-loop.ts';
import { tally } from './tally.ts';

const plans = new Map<string, PlannedRequest[]>();
const planOf = (file: string) => {
  const plan = plans.get(file) ?? JSON.parse(readFileSync(file, 'utf8'));
  plans.set(file, plan);
  return plan;
};

const resultOf = async (job: Job): Promise<LoadResult> => {
  const counted = tally(job, planOf(job.planFile));
  await (job.load.kind === 'rate' ? openLoop : closedLoop)(job, counted);
  return counted.result();
};

process.on('message', (job: Job) => {
  // an error ends the process, which whoever asked notices
  void resultOf(job).then((result) => process.send?.(result));
});
