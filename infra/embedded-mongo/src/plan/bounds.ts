import { inverted, keyString, rankUnit, textStart } from '../bson/key-string.ts';
import { rank, rankOf, toNumber } from '../bson/types.ts';
import type { Collation } from '../query/collation.ts';
import { fixedPrefix, toRegExp } from '../query/regex.ts';
import type { IndexField } from '../storage/index-keys.ts';
import type { Conjunct } from './conjuncts.ts';

/** `low <= key < high`, on the part of a key that belongs to one field. */
export type Interval = readonly [low: string, high: string];
export type FieldBounds = {
  points?: string[];
  interval?: Interval;
  used: Conjunct[];
};

// Above every key that starts with what precedes it: no part of a key begins with this unit.
export const TOP = '\xff';

const ranges = new Set(['$gt', '$gte', '$lt', '$lte']);

const dependsOnCollation = (value: unknown): boolean =>
  ([rank.string, rank.object, rank.array] as number[]).includes(rankOf(value));

const indexable = (value: unknown, sameCollation: boolean): boolean => {
  const of = rankOf(value);
  if (of === rank.array || of === rank.regex || of === rank.missing) return false;
  return sameCollation || !dependsOnCollation(value);
};

const pointsOf = (conjunct: Conjunct, sameCollation: boolean): unknown[] | undefined => {
  const values =
    conjunct.operator === '$eq'
      ? [conjunct.operand]
      : conjunct.operator === '$in' && Array.isArray(conjunct.operand)
        ? conjunct.operand
        : undefined;
  return values?.every((value) => indexable(value, sameCollation)) ? values : undefined;
};

/** The least text above every text that begins with this one. */
const following = (text: string): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);

type Edge = { low: string; high: string };

const rangeEdge = ({ operator, operand }: Conjunct, descending: boolean): Edge => {
  const of = rankOf(operand);
  const enc = (text: string) => (descending ? inverted(text) : text);
  const key = enc(keyString(operand));
  // The type's own bracket: comparisons never leave the type of their operand.
  const unit = enc(rankUnit(of));
  const edge: Edge = { low: unit, high: following(unit) };
  if (of === rank.number) {
    // NaN is the lowest number and fulfils no comparison.
    const nan = enc(keyString(Number.NaN));
    if (descending) edge.high = nan;
    else edge.low = nan + TOP;
  }
  const upper = operator === '$lt' || operator === '$lte';
  const inclusive = operator === '$lte' || operator === '$gte';
  if (upper !== descending) edge.high = inclusive ? key + TOP : key;
  else edge.low = inclusive ? key : key + TOP;
  return edge;
};

const canRange = (
  { operator, operand }: Conjunct,
  sameCollation: boolean,
  collation?: Collation,
): boolean => {
  if (!ranges.has(operator) || !indexable(operand, sameCollation)) return false;
  if (collation && dependsOnCollation(operand)) return false;
  const of = rankOf(operand);
  return of !== rank.null && of !== rank.minKey && of !== rank.maxKey && !Number.isNaN(toNumber(operand));
};

const regexInterval = (conjunct: Conjunct, descending: boolean): Interval | undefined => {
  const regex = conjunct.operator === '$regex' || conjunct.operand instanceof RegExp;
  if (!regex || descending || conjunct.operand === undefined) return undefined;
  const prefix = fixedPrefix(toRegExp(conjunct.operand));
  if (prefix === undefined) return undefined;
  const start = rankUnit(rank.string) + textStart(prefix);
  return [start, following(start)];
};

const later = (a: string, b: string): string => [a, b].sort()[1] as string;
const earlier = (a: string, b: string): string => [a, b].sort()[0] as string;

const tightest = (edges: Edge[]): Interval =>
  edges.reduce<Interval>(
    ([low, high], edge) => [later(edge.low, low), earlier(edge.high, high)],
    ['', TOP + TOP],
  );

/** What the conditions on a field say about its keys, or nothing. */
export const fieldBounds = (
  field: IndexField,
  conjuncts: readonly Conjunct[],
  collation: { index: Collation | undefined; query: Collation | undefined },
  multikey: boolean,
): FieldBounds | undefined => {
  const same = collation.index === collation.query;
  const mine = conjuncts.filter(({ path }) => path === field.path);
  let best: { values: unknown[]; conjunct: Conjunct } | undefined;
  for (const conjunct of mine) {
    const values = pointsOf(conjunct, same);
    if (values && (!best || values.length < best.values.length)) best = { values, conjunct };
  }
  if (best) {
    const keys = new Set(best.values.map((value) => keyString(value, collation.index)));
    const points = [...keys].map((key) => (field.descending ? inverted(key) : key)).sort();
    return { points, used: [best.conjunct] };
  }
  const usable = mine.filter((conjunct) => canRange(conjunct, same, collation.index));
  if (usable.length > 0) {
    // Different elements of an array may fulfil the two ends of a range, so only one end bounds the keys.
    const used = multikey ? usable.slice(0, 1) : usable;
    return { interval: tightest(used.map((conjunct) => rangeEdge(conjunct, field.descending))), used };
  }
  if (collation.index || collation.query) return undefined;
  for (const conjunct of mine) {
    const interval = regexInterval(conjunct, field.descending);
    if (interval) return { interval, used: [] };
  }
  return undefined;
};
