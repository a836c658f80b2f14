/** Numbers from 0 up to 1, the same in every run for the same seeds (mulberry32 over their hash). */
export const randomFrom = (...seeds: number[]): (() => number) => {
  let state = seeds.reduce((hash, seed) => mixed(Math.imul(hash, 31) + seed), 17);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mixed(state) >>> 0) / 2 ** 32;
  };
};

const mixed = (value: number): number => {
  let x = Math.imul(value ^ (value >>> 15), value | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return x ^ (x >>> 14);
};
