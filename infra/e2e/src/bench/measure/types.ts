import type { Program } from '@ticketing/local';
import type { LoadResult, PlannedRequest, Shape } from '../load/job.ts';
import type { Figure } from './figure.ts';

export const sides = ['ours', 'peer', 'limit', 'floor'] as const;
export type Side = (typeof sides)[number];

/** Something that does the work of a row. */
export interface Contender {
  side: Side;
  /** Where a row compares ours with ours: what is different. */
  variant?: string;
  url: string;
  plan: readonly PlannedRequest[];
  /** Each request may be made only once: an order for a seat that is then gone. */
  once?: boolean;
  /** Requests in one measurement, where it is always as many. */
  slotSize?: number;
  /** So many before the first round, where a slot is too small for that. */
  warmSize?: number;
  shape: Shape;
  /** On the servers' core; what they use is in the sum. */
  programs: readonly Program[];
  /** Resolves when everybody has what so many answers since the start of the row have caused. */
  settled?: (answers: number) => Promise<void>;
}

/** `ours` by `of`: at least (rates), at most (cost, which is time by rate; latency) so many times. */
export interface Goal {
  what: 'rate' | 'cost' | 'p99';
  of: Side;
  at: number;
  /** Instead of 32. */
  connections?: number;
  ours?: string;
  variant?: string;
}

export interface Slot extends LoadResult {
  perSecond: number;
  /** Of the servers' CPU, for one answer. */
  cpuMicros: number;
  /** Which part of the servers' core was used. */
  busy: number;
}

export interface Measured {
  side: Side;
  variant?: string;
  connections: number;
  perSecond: Figure;
  /** Answers a second in each round, in order. */
  rates: number[];
  cpuMicros: Figure;
  busy: Figure;
  bodyBytes: number;
}

/** At constant arrivals. */
export interface Latency {
  side: Side;
  variant?: string;
  rate: number;
  p50Ms: Figure;
  p99Ms: Figure;
}

export interface Verdict {
  text: string;
  reached: string;
  met: boolean;
}

export interface RowResult {
  id: string;
  name: string;
  measured: Measured[];
  latency: Latency[];
  verdicts: Verdict[];
  /** Answers whose bodies were compared. */
  checked: number;
  /** Why the row does not count, if it does not. */
  failure?: string;
  /** Measured again by itself, after the rest. */
  later?: { date: string; commit: string };
}
