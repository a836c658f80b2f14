import { checkWithin, type Violation } from '../checker/check.ts';
import { objectsOf } from '../checker/objects.ts';
import type { World } from '../checker/world.ts';
import { expectedBy } from './history.ts';
import type { Phase, PhaseResult, Run } from './run.ts';
import { within } from './within.ts';

const settleMs = 60_000;
/** What it reads of a long run takes its time, too. */
const maxCheckMs = 150_000;
const boundMs = 5000;
/** Of a write that waits for a database that is frozen or pauses. */
const writeMs = 8000;

/** People and faults, then quiet, then the checker. */
export const runPhase = async (run: Run, phase: Phase) => {
  const { history, harms, proof } = run;
  const [from, calls, failures] = [performance.now(), history.calls.length, run.failures.length];
  const problems: string[] = [];
  run.clocksDiffer ||= phase.setsClocks ?? false;
  const attempt = (work: Promise<unknown>) =>
    work.catch((error: Error) => void problems.push(String(error.message)));

  const stop = run.load.start();
  const maxMs = phase.maxSeconds * 1000 * run.times;
  await attempt(within(maxMs, phase.harm(run), `The faults of ${phase.name} did not come to an end`));
  await attempt(stop());
  const to = performance.now();
  problems.push(...run.failures.slice(failures));

  const expected = {
    ...expectedBy(history),
    ...{ boundMs, writeMs, clocksDiffer: run.clocksDiffer },
    ...(phase.emptiesBroker ? { withoutBroker: true, poison: 0 } : {}),
  };
  let found: { world: World; violations: Violation[] } | undefined;
  const checking = checkWithin(proof.sources, settleMs, expected).then((result) => {
    found = result;
  });
  await attempt(within(maxCheckMs, checking, 'The checker did not come to an end'));
  const violations = found?.violations ?? [];
  problems.push(...violations.map(({ invariant, what }) => `${invariant}: ${what}`));
  const result: PhaseResult = {
    phase: phase.name,
    ...{ from, to, problems },
    calls: history.calls.length - calls,
    objects: found && objectsOf(found.world, expected),
  };
  const faults = harms.filter((harm) => harm.from >= from).length;
  const settled = ((performance.now() - to) / 1000).toFixed(1);
  const verdict = problems.length === 0 ? 'passed' : `FAILED: ${problems.slice(0, 5).join(' · ')}`;
  run.say(`${phase.name}: ${result.calls} calls, ${faults} faults, settled in ${settled} s, ${verdict}`);
  return { result, violations, world: found?.world };
};
