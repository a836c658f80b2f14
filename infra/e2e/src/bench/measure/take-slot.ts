import type { Load } from '../load/job.ts';
import type { LoadGenerator } from '../load/run-load.ts';
import { now } from '../load/tally.ts';
import { cpuSecondsOf } from '../servers/cpu.ts';
import type { Contender, Slot } from './types.ts';

/** A contender in a row: where it is in its plan, and what it has answered so far. */
export interface Entrant {
  contender: Contender;
  generator: LoadGenerator;
  planFile: string;
  used: number;
  answers: number;
  checked: number;
  /** Answers a second, as it was last measured. */
  pace: number;
}

export const labelOf = ({ side, variant }: Pick<Contender, 'side' | 'variant'>) =>
  variant === undefined ? side : `${side} ${variant}`;

/** One measurement of one contender. What its answers cause is over when it ends. */
export const takeSlot = async (entrant: Entrant, connections: number, load: Load): Promise<Slot> => {
  const { contender, generator, planFile, used: from } = entrant;
  const { url, shape, programs, plan, settled } = contender;
  const cpuBefore = cpuSecondsOf(programs);
  const result = await generator.run({ url, planFile, from, connections, load, shape });
  entrant.used += result.used;
  entrant.answers += result.answers;
  entrant.checked += result.checked;
  if (result.answers === 0) throw new Error(`${labelOf(contender)}: no answer in the time there was`);
  if (result.wrong > 0) {
    throw new Error(`${labelOf(contender)}: ${result.wrong} wrong answers: ${result.reasons.join(' · ')}`);
  }
  if (contender.once && entrant.used > plan.length) {
    throw new Error(`${labelOf(contender)}: more requests than its plan of ${plan.length} holds`);
  }
  await settled?.(entrant.answers);
  const seconds = ((settled ? now() : result.endedAt) - result.startedAt) / 1000;
  const cpu = cpuSecondsOf(programs) - cpuBefore;
  entrant.pace = result.answers / seconds;
  return {
    ...result,
    perSecond: entrant.pace,
    cpuMicros: (cpu / result.answers) * 1e6,
    busy: cpu / seconds,
  };
};
