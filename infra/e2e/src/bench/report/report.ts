import type { Machine } from '../machine.ts';
import type { Growth } from '../measure/scale.ts';
import type { RowResult } from '../measure/types.ts';

/** One run: what is in the JSON beside the page, and what two runs are compared by. */
export interface Report {
  machine: Machine;
  quick: boolean;
  rows: RowResult[];
  /** A run of its own: it takes longer than all the rest. */
  growth?: { machine: Machine; rows: Growth[] };
  /** Later runs of what is compared, by the servers' Node. */
  again?: Record<string, { machine: Machine; rows: RowResult[] }>;
}
