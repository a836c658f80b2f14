import { freemem } from 'node:os';
import type { Comparison } from '../rows/row.ts';
import { runRow } from './run-row.ts';
import { mainConnections, type Settings } from './settings.ts';

/** What one answer costs with so many listings, by what it costs with the fewest. */
export interface Growth {
  id: string;
  name: string;
  listings: number;
  perSecond: number;
  cost: number;
  failure?: string;
}

/** Of one listing in three stores and the processes that write it there; measured, and rounded up. */
const bytesOfListing = 12_000;

export const sizes = (): number[] =>
  [2000, 100_000, 1_000_000].filter((listings) => listings === 2000 || listings * bytesOfListing < freemem());

interface Options {
  rows: readonly Comparison[];
  settings: Settings;
  node: string;
  step: (row: string, what: string) => void;
  finished: (growth: Growth) => void;
}

export const measureGrowth = async (options: Options): Promise<Growth[]> => {
  const { rows, node, step, finished } = options;
  const settings: Settings = { ...options.settings, connections: [mainConnections], latency: 'goals' };
  const growth: Growth[] = [];
  for (const { name, id, start } of rows) {
    let first: number | undefined;
    for (const listings of sizes()) {
      const what = `${listings.toLocaleString('en')} listings`;
      // its goals are no part of this
      const row: Comparison = {
        id,
        name,
        goals: [],
        start: async (...args) => (await start(...args)).filter(({ side }) => side === 'ours'),
      };
      const { measured, failure } = await runRow(row, {
        settings,
        node,
        listings,
        step: (now) => step(id, `${what}, ${now}`),
      });
      const perSecond = measured[0]?.perSecond.median ?? Number.NaN;
      first ??= perSecond;
      const grown = {
        id,
        name,
        listings,
        perSecond,
        cost: first / perSecond,
        ...(failure ? { failure } : {}),
      };
      growth.push(grown);
      finished(grown);
    }
  }
  return growth;
};
