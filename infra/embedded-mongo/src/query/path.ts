import { fieldOf, isDoc } from '../bson/types.ts';

const parsed = new Map<string, readonly string[]>();

/** `a.b.0` in parts; remembered, since a program uses few paths and uses them often. */
export const parts = (path: string): readonly string[] => {
  const known = parsed.get(path);
  if (known) return known;
  const split = path.split('.');
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(path, split);
  return split;
};

export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** Where an array was met and which element matched: what the positional `$` stands for. */
export type Position = { index?: number };

/** What an array at the end of a path offers: itself, its elements and itself, or its elements only. */
export type Offers = 'whole' | 'both' | 'elements';

/** True when any value the path leads to passes, through arrays on the way. A missing field is `undefined`. */
export const anyAt = (
  value: unknown,
  path: readonly string[],
  at: number,
  offers: Offers,
  test: (value: unknown) => boolean,
  position?: Position,
): boolean => {
  if (at === path.length) {
    if (offers !== 'whole' && Array.isArray(value)) {
      const index = value.findIndex((element) => test(element));
      if (index >= 0) {
        if (position) position.index = index;
        return true;
      }
    }
    return offers === 'elements' ? false : test(value);
  }
  const part = path[at] as string;
  if (Array.isArray(value)) return anyIn(value, path, at, part, offers, test, position);
  if (!isDoc(value)) return offers === 'elements' ? false : test(undefined);
  return anyAt(fieldOf(value, part), path, at + 1, offers, test, position);
};

const anyIn = (
  values: unknown[],
  path: readonly string[],
  at: number,
  part: string,
  offers: Offers,
  test: (value: unknown) => boolean,
  position?: Position,
): boolean => {
  const numeric = isIndex(part);
  if (numeric) {
    const index = Number(part);
    // An element named by its place is taken whole: mongod's EqOp.MatchesReferencedArrayValue of
    // src/mongo/db/matcher/expression_leaf_test.cpp, where {'a.0': 5} does not match {a: [[5]]}.
    const last = at + 1 === path.length && offers === 'both';
    if (index < values.length && anyAt(values[index], path, at + 1, last ? 'whole' : offers, test, position))
      return true;
  }
  for (let i = 0; i < values.length; i += 1) {
    const element = values[i];
    if (!isDoc(element)) continue;
    if (anyAt(element, path, at, offers, test, undefined)) {
      if (position) position.index = i;
      return true;
    }
  }
  return false;
};
