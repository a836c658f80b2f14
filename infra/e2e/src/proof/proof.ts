import type { Violation } from '../checker/check.ts';
import type { World } from '../checker/world.ts';
import { createHistory } from './history.ts';
import { judgeCrashPoints, judgeInvariants, judgeOthers, judgePhases, judgeRaces } from './judge.ts';
import { createLoad } from './load/load.ts';
import type { Options } from './options.ts';
import { phases } from './phases/index.ts';
import { proofPlace } from './place.ts';
import { choicesOf } from './random.ts';
import type { Check, PhaseResult, Run } from './run.ts';
import { runPhase } from './run-phase.ts';

const longTimes = 8;

export interface Proven {
  seed: number;
  checks: Check[];
  results: PhaseResult[];
  run: Run;
  world: World | undefined;
  mails: number;
  startedAt: number;
}

/** Starts the shop, goes through the phases, and judges what came of them. */
export const prove = async (options: Options, say: (line: string) => void): Promise<Proven> => {
  const { seed, long, only } = options;
  const startedAt = performance.now();
  say(`seed ${seed}`);
  const proof = await proofPlace(seed);
  let stopLoad = async () => {};
  try {
    const history = createHistory();
    const load = await createLoad(proof, seed, history);
    stopLoad = load.webhooks.stop;
    const took = ((performance.now() - startedAt) / 1000).toFixed(1);
    say(`the shop is open after ${took} s: ${Object.keys(proof.processes).length} processes`);
    const run: Run = {
      ...{ proof, load, history, say },
      choices: choicesOf(seed, 'faults'),
      times: long ? longTimes : 1,
      harms: [],
      hits: new Map(),
      failures: [],
      clocksDiffer: false,
    };
    const results: PhaseResult[] = [];
    const violations: Violation[] = [];
    let world: World | undefined;
    for (const phase of phases.filter(({ name }) => only?.includes(name) ?? true)) {
      const done = await runPhase(run, phase);
      results.push(done.result);
      violations.push(...done.violations);
      world = phase.emptiesBroker ? (world ?? done.world) : (done.world ?? world);
    }
    const checks = [
      ...judgePhases(results),
      ...judgeInvariants(results, violations, only === undefined),
      ...judgeOthers(violations),
      ...judgeCrashPoints(run.hits),
      judgeRaces(history),
    ];
    return { seed, checks, results, run, world, mails: proof.post.messageIds.length, startedAt };
  } finally {
    await stopLoad();
    await proof.stop();
  }
};
