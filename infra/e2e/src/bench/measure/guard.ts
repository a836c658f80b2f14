import { mainConnections } from './settings.ts';
import { labelOf } from './take-slot.ts';
import type { RowResult } from './types.ts';

/**
 * By row and contender: how many answers ours gives for what one costs the other, in CPU of the servers. Never an
 * absolute figure, and not the rates: on a machine that does something else they differ by more than is tolerated.
 */
export type Ratios = Record<string, number>;

export interface Guarded {
  commit: string;
  ratios: Ratios;
}

export const ratiosOf = (results: readonly RowResult[]): Ratios =>
  Object.fromEntries(
    results.flatMap(({ id, measured }) => {
      const main = measured.filter(({ connections }) => connections === mainConnections);
      const ours = main.find(({ side }) => side === 'ours');
      return main
        .filter((one) => one !== ours)
        .map((one) => [
          `${id} by ${labelOf(one)}`,
          Number((one.cpuMicros.median / (ours?.cpuMicros.median ?? Number.NaN)).toFixed(3)),
        ]);
    }),
  );

const tolerated = 0.75;

/** A sentence for each row that is a quarter worse than it was, or is not measured any more. */
export const findWorse = (before: Guarded, now: Ratios, head: string): string[] =>
  Object.entries(before.ratios).flatMap(([name, was]) => {
    const is = now[name];
    if (is === undefined) return [`row ${name} was not measured; it was ${was} at ${before.commit}`];
    if (is >= was * tolerated) return [];
    const percent = Math.round((1 - is / was) * 100);
    return [`row ${name} is ${percent} % worse: ${was} → ${is}; see git log ${before.commit}..${head}`];
  });
