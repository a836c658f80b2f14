import type { Violation } from '../checker/check.ts';
import { invariants } from '../checker/objects.ts';
import type { History } from './history.ts';
import { isLinearizable } from './linearizable.ts';
import type { Check, PhaseResult } from './run.ts';

/** How many objects each invariant was checked on where there were most. */
export const maxObjects = (results: readonly PhaseResult[]) =>
  Object.fromEntries(
    invariants.map((name) => [name, Math.max(0, ...results.map(({ objects }) => objects?.[name] ?? 0))]),
  ) as Record<(typeof invariants)[number], number>;

export const judgePhases = (results: readonly PhaseResult[]): Check[] =>
  results.map(({ phase, problems, calls }) => ({
    name: `phase ${phase}`,
    passed: problems.length === 0,
    what: problems.length === 0 ? `${calls} calls` : problems.slice(0, 5).join(' · '),
  }));

export const judgeInvariants = (
  results: readonly PhaseResult[],
  violations: readonly Violation[],
  isWhole: boolean,
): Check[] =>
  Object.entries(maxObjects(results)).map(([name, objects]) => {
    const broken = violations.filter(({ invariant }) => invariant === name);
    return {
      name,
      passed: broken.length === 0 && (objects > 0 || !isWhole),
      what: broken[0]?.what ?? `${objects} objects`,
    };
  });

/** Of messages and passes. */
export const judgeOthers = (violations: readonly Violation[]): Check[] =>
  ['N1', 'N2', 'P1', 'P2', 'P3', 'P4'].map((name) => {
    const broken = violations.filter(({ invariant }) => invariant === name);
    return { name, passed: broken.length === 0, what: broken[0]?.what ?? 'holds' };
  });

export const judgeCrashPoints = (hits: ReadonlyMap<string, number>): Check[] =>
  [...hits].map(([name, times]) => ({
    name: `crash point ${name}`,
    passed: times > 0,
    what: `${times} times`,
  }));

export const judgeRaces = ({ races }: History): Check => {
  const strange = races.filter(({ quantity, operations }) => !isLinearizable(quantity, operations));
  const operations = races.reduce((sum, race) => sum + race.operations.length, 0);
  return {
    name: 'linearizability',
    passed: strange.length === 0 && races.length > 0,
    what:
      strange.length === 0
        ? `${races.length} listings, ${operations} operations`
        : `no order explains what happened to ${strange[0]?.ticketId}: ${JSON.stringify(strange[0])}`,
  };
};
