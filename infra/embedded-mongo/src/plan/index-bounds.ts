import type { Collation } from '../query/collation.ts';
import type { Index } from '../storage/index.ts';
import { fieldBounds, type Interval, TOP } from './bounds.ts';
import type { Conjunct, Conjuncts } from './conjuncts.ts';

const MAX_POINTS = 2000;

const firstPart = (path: string): string => path.split('.')[0] as string;

type Bounded = { intervals: Interval[]; fixed: number; bounded: number; used: Set<Conjunct> };

/** The parts of the index a filter leaves, field by field until one has no single values. */
export const boundsOf = (index: Index, { list }: Conjuncts, query: Collation | undefined): Bounded => {
  let prefixes = [''];
  const used = new Set<Conjunct>();
  let fixed = 0;
  let bounded = 0;
  for (const [i, field] of index.fields.entries()) {
    // Two paths into one array may be fulfilled by different elements: only the first bounds the keys.
    const shares = index.fields.slice(0, i).some(({ path }) => firstPart(path) === firstPart(field.path));
    if (index.multikey && shares) break;
    const bounds = fieldBounds(
      field,
      list,
      { index: index.spec.collation, query },
      index.arrayPaths.has(field.path),
    );
    if (!bounds) break;
    for (const conjunct of bounds.used) used.add(conjunct);
    bounded += 1;
    if (bounds.interval) {
      const [low, high] = bounds.interval;
      return { intervals: prefixes.map((prefix) => [prefix + low, prefix + high]), fixed, bounded, used };
    }
    const points = bounds.points as string[];
    if (prefixes.length * points.length > MAX_POINTS) break;
    if (prefixes.length === 1 && points.length === 1 && fixed === i) fixed += 1;
    prefixes = prefixes.flatMap((prefix) => points.map((point) => prefix + point));
  }
  return { intervals: prefixes.map((prefix) => [prefix, prefix + TOP]), fixed, bounded, used };
};
