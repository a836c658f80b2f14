import type { Figure } from '../measure/figure.ts';

export const count = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1);

/** The median, and between which figures the rounds were. */
export const ranged = ({ median, min, max }: Figure, format: (value: number) => string = count): string =>
  min === max ? format(median) : `${format(median)} (${format(min)}–${format(max)})`;

export const percent = (value: number): string => `${Math.round(value * 100)} %`;

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
