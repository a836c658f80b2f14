/**
 * A cache by use: what `find` found for the last keys, `max` at most, is not looked for again; what it did not
 * find is. In two halves, so that a hit changes nothing: what the older one has moves on when it is asked for.
 */
export const lru = <Value>(max: number, find: (key: string) => Value) => {
  let newer = new Map<string, Value>();
  let older = new Map<string, Value>();

  return (key: string): Value => {
    const known = newer.get(key);
    if (known !== undefined) return known;
    const value = older.get(key) ?? find(key);
    if (value === undefined) return value;
    if (newer.size >= max / 2) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, value);
    return value;
  };
};
