/**
 * Which of 0…size−1 may be taken. One that is taken beyond the end (there were more once) bars the
 * highest free one. Everybody bars the same ones, so that no two together exceed the size.
 */
export const freeOf = (size: number, taken: readonly number[]): number[] => {
  const isTaken = new Set(taken);
  const free = Array.from({ length: size }, (_, place) => place).filter((place) => !isTaken.has(place));
  const beyond = taken.filter((place) => place >= size).length;
  return free.slice(0, Math.max(0, free.length - beyond));
};

/** So many of them, any: people who look at the same moment should not all want the same. Takes them out. */
export const takeAny = (free: number[], count: number, random: () => number): number[] =>
  Array.from({ length: count }, () => {
    const at = Math.floor(random() * free.length);
    const taken = free[at] as number;
    free[at] = free.at(-1) as number;
    free.pop();
    return taken;
  });

export const pick = (free: readonly number[], count: number, random: () => number): number[] =>
  takeAny([...free], count, random);
