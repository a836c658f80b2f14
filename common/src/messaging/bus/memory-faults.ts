export interface FaultOptions {
  /** The same seed does the same to the same messages. */
  seed: number;
  /** Every first delivery waits up to this long; order is kept. */
  delayMs?: number;
  /** Share (0 to 1) of messages that are overtaken by later ones. */
  reorder?: number;
  /** Share (0 to 1) of messages that are delivered once more after their acknowledgement. */
  duplicate?: number;
}

const OVERTAKEN_BY_MS = 50;

/** A number in [0, 1) that depends on nothing but its arguments (mulberry32). */
const drawn = (seed: number, position: number, purpose: number) => {
  const state = (seed + position * 0x9e3779b1 + purpose * 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

export const createFaults = ({ seed, delayMs = 0, reorder = 0, duplicate = 0 }: FaultOptions) => ({
  delayOf: (position: number) => drawn(seed, position, 1) * delayMs,
  overtakenByMs: (position: number) =>
    drawn(seed, position, 2) < reorder ? 1 + drawn(seed, position, 3) * OVERTAKEN_BY_MS : 0,
  isDuplicated: (position: number) => drawn(seed, position, 4) < duplicate,
});

export type Faults = ReturnType<typeof createFaults>;
