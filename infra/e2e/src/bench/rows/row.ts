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
  start(place: BenchPlace, settings: Settings): Promise<Contender[]>;
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

/** Row 19: where nobody else asks there is nothing to batch, and it must not be slower for that. */
export const alone: Goal = { what: 'rate', of: 'peer', at: 1, connections: 1 };
