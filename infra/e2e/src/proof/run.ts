import type { Objects } from '../checker/objects.ts';
import type { History } from './history.ts';
import type { Load } from './load/load.ts';
import type { ProofPlace } from './place.ts';
import type { Choices } from './random.ts';

/** Something that was done to the shop, by `performance.now()`. */
export interface Harm {
  kind: string;
  /** Which service or server it was done to. */
  lane: string;
  from: number;
  to: number;
}

export interface Run {
  proof: ProofPlace;
  load: Load;
  history: History;
  choices: Choices;
  /** How much longer than usual each phase goes on. */
  times: number;
  harms: Harm[];
  /** Crash points, and how often a process died there. */
  hits: Map<string, number>;
  /** Answers that a good client must never get. */
  failures: string[];
  clocksDiffer: boolean;
  say: (line: string) => void;
}

export interface Phase {
  name: string;
  what: string;
  /** No longer than that, its load and its faults, or it fails. */
  maxSeconds: number;
  /** What the broker remembers afterwards is not all. */
  emptiesBroker?: boolean;
  /** From then on, times that orders wrote down cannot be compared. */
  setsClocks?: boolean;
  /** While people go on. */
  harm: (run: Run) => Promise<void>;
}

export interface Check {
  name: string;
  passed: boolean;
  /** Why not, or how much was looked at. */
  what: string;
}

export interface PhaseResult {
  phase: string;
  from: number;
  to: number;
  calls: number;
  problems: string[];
  objects: Objects | undefined;
}

/** Does it, and writes down when and to whom. */
export const harmed = async (run: Run, kind: string, lane: string, act: () => Promise<unknown> | unknown) => {
  const from = performance.now();
  await act();
  run.harms.push({ kind, lane, from, to: performance.now() });
};
