import { freemem } from 'node:os';
import type { Growing } from '../rows/growing.ts';
import { benchPlace } from '../servers/bench-place.ts';
import { runRow } from './run-row.ts';
import { mainConnections, type Settings } from './settings.ts';

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
const sizesOf = ({ sizes, bytes }: Growing, maxSize: number): number[] => {
  let left = freemem();
  return sizes.filter((size, n) => {
    if (size > maxSize) return false;
    left -= size * bytes;
    return n === 0 || left > 0;
  });
};

const said = (size: number) => size.toLocaleString('en');

interface Options {
  growing: readonly Growing[];
  maxSize: number;
  settings: Settings;
  node: string;
  step: (row: string, what: string) => void;
  finished: (growth: readonly Growth[]) => void;
}

/** All sizes side by side, turn by turn: what the machine does meanwhile meets all of them. */
const growthOf = async (group: Growing, { maxSize, settings, node, step, finished }: Options) => {
  const shops = sizesOf(group, maxSize).map((size) => ({ size, place: benchPlace(node) }));
  const making = async (say: (what: string) => void) => {
    const made = [];
    for (const { size, place } of shops) {
      say(`making ${said(size)} ${group.of}`);
      made.push({ size, contenders: await group.start(place, size) });
    }
    return made;
  };
  let made: ReturnType<typeof making> | undefined;
  const growth: Growth[] = [];
  try {
    for (const { id, name } of group.rows) {
      const say = (what: string) => step(id, what);
      const start = async () => {
        made ??= making(say);
        return (await made).flatMap(({ size, contenders }) => {
          const contender = contenders[id];
          return contender ? [{ ...contender, variant: said(size) }] : [];
        });
      };
      // its goals are no part of this
      const { measured, failure } = await runRow(
        { id, name, goals: [], start },
        { settings, node, step: say },
      );
      const rates = new Map(measured.map(({ variant, perSecond }) => [variant, perSecond.median]));
      const sizes = shops.map(({ size }) => size).filter((size) => failure || rates.has(said(size)));
      const rateOf = (size: number) => rates.get(said(size)) ?? Number.NaN;
      const [fewest = 0] = sizes;
      const grown = sizes.map((size) => ({
        ...{ id, name, of: group.of, size },
        ...{ perSecond: rateOf(size), cost: rateOf(fewest) / rateOf(size) },
        ...(failure ? { failure } : {}),
      }));
      growth.push(...grown);
      finished(grown);
    }
    return growth;
  } finally {
    for (const { place } of shops) await place.stop();
  }
};

export const measureGrowth = async (options: Options): Promise<Growth[]> => {
  const settings: Settings = {
    ...options.settings,
    ...{ rounds: 6, seconds: 2, connections: [mainConnections], latency: 'none' },
  };
  const growth: Growth[] = [];
  for (const group of options.growing) growth.push(...(await growthOf(group, { ...options, settings })));
  return growth;
};
