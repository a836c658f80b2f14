import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, LoadResult, PlannedRequest } from '../load/job.ts';
import { runLoad } from '../load/run-load.ts';
import type { BenchPlace } from '../servers/bench-place.ts';

interface Options extends Omit<Job, 'planFile' | 'from'> {
  plan: readonly PlannedRequest[];
}

/** One load with its plan, for rows that compare with nobody. Wrong answers fail the row. */
export const loadOnce = async (place: BenchPlace, { plan, ...job }: Options): Promise<LoadResult> => {
  const planFile = join(place.folder('plans'), `${randomUUID()}.json`);
  writeFileSync(planFile, JSON.stringify(plan));
  const result = await runLoad({ ...job, planFile, from: 0 });
  if (result.wrong > 0) throw new Error(`${result.wrong} wrong answers: ${result.reasons.join(' · ')}`);
  return result;
};

export const perSecondOf = ({ answers, startedAt, endedAt }: LoadResult): number =>
  (answers / (endedAt - startedAt)) * 1000;
