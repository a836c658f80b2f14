import type { Verdict } from './types.ts';

/** Something that must be so many, at most or at least. */
export const atMost = (text: string, value: number, bound: number, unit: string): Verdict => ({
  text: `${text} ≤ ${bound} ${unit}`,
  reached: `${rounded(value)} ${unit}`,
  met: value <= bound,
});

export const atLeast = (text: string, value: number, bound: number, unit: string): Verdict => ({
  text: `${text} ≥ ${bound} ${unit}`,
  reached: `${rounded(value)} ${unit}`,
  met: value >= bound,
});

export const exactly = (text: string, value: number, wanted: number): Verdict => ({
  text: `${text}: ${wanted}`,
  reached: String(value),
  met: value === wanted,
});

const rounded = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
