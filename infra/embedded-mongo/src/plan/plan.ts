import type { Doc } from '../bson/codec.ts';
import type { Collation } from '../query/collation.ts';
import type { SortKey } from '../query/sort.ts';
import type { Index } from '../storage/index.ts';
import type { Interval } from './bounds.ts';

export type IndexPlan = {
  kind: 'index';
  index: Index;
  intervals: Interval[];
  backwards: boolean;
  sorted: boolean;
  /** The bounds alone decide the filter: rows need not be read to be counted. */
  exact: boolean;
};
export type Plan =
  | IndexPlan
  | { kind: 'scan'; backwards: boolean; sorted: boolean }
  | { kind: 'or'; branches: Plan[]; sorted: boolean };

export type Question = {
  filter: Doc;
  sort: readonly SortKey[];
  limit?: number | undefined;
  collation?: Collation | undefined;
  hint?: unknown;
};
