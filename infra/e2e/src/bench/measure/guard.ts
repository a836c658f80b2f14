import { median } from './figure.ts';
import { mainConnections } from './settings.ts';
import type { RowResult, Side } from './types.ts';

/**
 * By row: how many answers ours gives for what one costs the PEER, in CPU of the servers. Never an absolute figure,
 * and not the rates: on a machine that does something else they differ by more than is tolerated. Nor LIMIT: what a
 * bare insert costs is a matter of how many the disk lets through together, and doubles from one minute to the next.
 */
export type Ratios = Record<string, number>;

export interface Guarded {
  commit: string;
  ratios: Ratios;
}

const others: readonly Side[] = ['peer'];

export const ratiosOf = (results: readonly RowResult[]): Ratios =>
  Object.fromEntries(
    results.flatMap(({ id, measured }) => {
      const main = measured.filter(({ connections }) => connections === mainConnections);
      const ours = main.find(({ side }) => side === 'ours');
      return main
        .filter(({ side }) => others.includes(side))
        .map(({ side, cpuMicros }) => [
          `${id} by ${side}`,
          Number((cpuMicros.median / (ours?.cpuMicros.median ?? Number.NaN)).toFixed(3)),
        ]);
    }),
  );

/** In a quick run on an unhurried machine it takes 24 to 47, depending on the row. */
const maxFloorMicros = 50;

/**
 * What FLOOR's answers take, where that is so much that the machine is another one. There
 * whoever has much code and many objects loses more than whoever has few, and ratios are no measure of what changed.
 */
export const slowFloorMicros = (results: readonly RowResult[]): number | undefined => {
  const floors = results.flatMap(({ measured }) => measured.filter(({ side }) => side === 'floor'));
  const usual = median(floors.map(({ cpuMicros }) => cpuMicros.median));
  return usual > maxFloorMicros ? usual : undefined;
};

/** Of two measurements: what disturbs one makes it worse, never better. */
export const bestOf = (one: Ratios, other: Ratios): Ratios =>
  Object.fromEntries(
    Object.keys({ ...one, ...other }).map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)]),
  );

const tolerated = 0.75;

/** Those that are a quarter worse than they were, or are not measured any more. */
const worseIn = (before: Ratios, now: Ratios): [name: string, was: number][] =>
  Object.entries(before).filter(([name, was]) => (now[name] ?? 0) < was * tolerated);

/** By number. */
export const rowsWorse = (before: Ratios, now: Ratios): string[] => [
  ...new Set(worseIn(before, now).map(([name]) => name.split(' ')[0] as string)),
];

/** A sentence for each, with the commits that it may be from. */
export const sayWorse = ({ commit, ratios }: Guarded, now: Ratios, head: string): string[] =>
  worseIn(ratios, now).map(([name, was]) => {
    const is = now[name];
    if (is === undefined) return `row ${name} was not measured; it was ${was} at ${commit}`;
    const percent = Math.round((1 - is / was) * 100);
    return `row ${name} is ${percent} % worse: ${was} → ${is}; see git log ${commit}..${head}`;
  });
