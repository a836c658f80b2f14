import type { Random } from './random.ts';

export const width = 400;
export const height = 500;

/** What a composition draws on: from the top down to where the title begins. */
export interface Canvas {
  random: Random;
  /** Where the title begins. */
  floor: number;
  colors: readonly [string, string, string];
  /** The colour of the text: what is drawn in it stands out from the ground. */
  ink: string;
}

export type Composition = (canvas: Canvas) => string;

export const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

export const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

export const stroke = (d: string, color: string, thickness: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${thickness}"${more}/>`;

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
