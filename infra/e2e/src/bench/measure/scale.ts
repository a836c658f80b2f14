import { freemem } from 'node:os';
import type { Growing } from '../rows/growing.ts';
import type { Comparison } from '../rows/row.ts';
import { benchPlace } from '../servers/bench-place.ts';
import { runRow } from './run-row.ts';
import { mainConnections, type Settings } from './settings.ts';
import type { Measured } from './types.ts';

/** What one answer costs where there are so many, by what it costs with the fewest. */
export interface Growth {
  id: string;
  name: string;
  of: Growing['of'];
  size: number;
  perSecond: number;
  cost: number;
  failure?: string;
}

/** Those that the memory is enough for, all at the same time. */
const sizesOf = ({ sizes, bytes }: Growing): number[] => {
  let left = freemem();
  return sizes.filter((size, n) => {
    left -= size * bytes;
    return n === 0 || left > 0;
  });
};

const said = (size: number) => size.toLocaleString('en');

interface Options {
  growing: readonly Growing[];
  settings: Settings;
  node: string;
  step: (row: string, what: string) => void;
  finished: (growth: readonly Growth[]) => void;
}

/** All sizes side by side, turn by turn: what the machine does meanwhile meets all of them. */
const growthOf = async (one: Growing, { settings, node, step }: Options): Promise<Growth[]> => {
  const sizes = sizesOf(one);
  const places = new Map(sizes.map((size) => [size, benchPlace(node)]));
  const row: Comparison = {
    ...{ id: one.id, name: one.name },
    // its goals are no part of this
    goals: [],
    start: async (_, given) => {
      const contenders = [];
      for (const [size, place] of places) {
        step(one.id, `making ${said(size)} ${one.of}`);
        contenders.push({ ...(await one.start(place, given, size)), variant: said(size) });
      }
      return contenders;
    },
  };
  const say = (what: string) => step(one.id, what);
  try {
    const { measured, failure } = await runRow(row, { settings, node, step: say });
    const rateOf = (size: number) => medianOf(measured, said(size));
    const [fewest = 0] = sizes;
    return sizes.map((size) => ({
      ...{ id: one.id, name: one.name, of: one.of, size },
      ...{ perSecond: rateOf(size), cost: rateOf(fewest) / rateOf(size) },
      ...(failure ? { failure } : {}),
    }));
  } finally {
    for (const place of places.values()) await place.stop();
  }
};

const medianOf = (measured: readonly Measured[], variant: string): number =>
  measured.find((one) => one.variant === variant)?.perSecond.median ?? Number.NaN;

export const measureGrowth = async (options: Options): Promise<Growth[]> => {
  const { growing, finished } = options;
  const settings: Settings = {
    ...options.settings,
    ...{ rounds: 6, seconds: 2, connections: [mainConnections], latency: 'none' },
  };
  const growth: Growth[] = [];
  for (const one of growing) {
    const grown = await growthOf(one, { ...options, settings });
    growth.push(...grown);
    finished(grown);
  }
  return growth;
};
