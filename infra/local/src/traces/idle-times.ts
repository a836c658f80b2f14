import type { Span } from './span.ts';

export interface Stretch {
  from: number;
  to: number;
  /** No span at all: somebody was thinking, or a hold ran. */
  idle: boolean;
}

/** From the first start to the last end, in stretches with and without spans. */
export const stretchesOf = (spans: readonly Span[]): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && start <= last.to) {
      last.to = Math.max(last.to, end);
      continue;
    }
    if (last) stretches.push({ from: last.to, to: start, idle: true });
    stretches.push({ from: start, to: end, idle: false });
  }
  return stretches;
};
