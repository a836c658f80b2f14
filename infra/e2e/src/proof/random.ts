import { randomFrom } from '@ticketing/common/testing';

/** Choices that are the same ones for the same seed and name, whatever others choose meanwhile. */
export const choicesOf = (seed: number, name: string) => {
  const mixed = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed);
  const random = randomFrom(mixed);
  const below = (count: number) => Math.floor(random() * count);
  return {
    random,
    below,
    between: (min: number, max: number) => min + random() * (max - min),
    pick: <T>(items: readonly T[]): T | undefined => items[below(items.length)],
  };
};

export type Choices = ReturnType<typeof choicesOf>;
