import type { Settings } from '../measure/settings.ts';
import type { Contender, Goal, Verdict } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';

/** The same work by several. */
export interface Comparison {
  id: string;
  name: string;
  goals: readonly Goal[];
  /** With 32 connections alone, and no constant arrivals. */
  briefly?: boolean;
  /** Of how many listings, where that is not what the row is about. */
  start(place: BenchPlace, settings: Settings, listings?: number): Promise<Contender[]>;
}

/** Ours alone, where what is different is its environment. */
export type StartOurs = (
  place: BenchPlace,
  settings: Settings,
  env: Record<string, string>,
  name: string,
) => Promise<Contender>;

/** Something that ours must reach by itself. */
export interface Scenario {
  id: string;
  name: string;
  run(place: BenchPlace, settings: Settings): Promise<Verdict[]>;
}

export type Row = Comparison | Scenario;

export const usualListings = 2000;

/** Where only ours is asked the others need no million. */
const few = 50;

/** How many listings there are, ours and the others'. */
export const sizeOf = (listings: number | undefined, usual: number) =>
  listings === undefined ? { listings: usual, others: usual } : { listings, others: few };

/** Row 19: where nobody else asks there is nothing to batch, and it must not be slower for that. */
export const alone: Goal = { what: 'rate', of: 'peer', at: 1, connections: 1 };
