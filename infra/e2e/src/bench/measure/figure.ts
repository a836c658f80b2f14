/** Of several rounds: the one in the middle, and how far apart they are. */
export interface Figure {
  median: number;
  min: number;
  max: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

export const figure = (values: readonly number[]): Figure => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** Of one by another, round by round: what the machine did in a round met both. */
export const medianRatio = (of: readonly number[], by: readonly number[]): number =>
  median(of.map((value, round) => value / (by[round] ?? Number.NaN)));

/** The smallest value that so large a part of them does not exceed. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
};
