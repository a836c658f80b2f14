export interface Random {
  /** A whole number from min to max, both included. */
  between(min: number, max: number): number;
  pick<T>(all: readonly [T, ...T[]]): T;
  shuffled<T>(all: readonly T[]): T[];
}

/** FNV-1a: ids that differ in one digit begin far apart. */
const hashOf = (seed: string): number => {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};

/** mulberry32: the same numbers for the same seed, on every machine. */
export const randomFrom = (seed: string): Random => {
  let state = hashOf(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    between,
    pick: (all) => all[between(0, all.length - 1)] ?? all[0],
    shuffled: (all) => {
      const rest = [...all];
      return all.flatMap(() => rest.splice(between(0, rest.length - 1), 1));
    },
  };
};
