/** A cache by use: what `find` found for the last `max` keys is not looked for again; what it did not find is. */
export const lru = <Value>(max: number, find: (key: string) => Value | undefined) => {
  // in the order in which they were last asked for
  const known = new Map<string, Value>();

  return (key: string): Value | undefined => {
    const value = known.get(key) ?? find(key);
    if (value === undefined) return undefined;
    known.delete(key);
    known.set(key, value);
    for (const [oldest] of known) {
      if (known.size <= max) break;
      known.delete(oldest);
    }
    return value;
  };
};
