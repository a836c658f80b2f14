const deletions = (word: string): string[] => {
  const letters = [...word];
  return letters.map((_, index) => letters.toSpliced(index, 1).join(''));
};

/** A word and what is left of it without one letter: two words that share one of these are near. */
export const nearOf = (word: string): string[] => [...new Set([word, ...deletions(word)])];

const shortWord = 5;

/** How many slips there may be in a word of this length. */
export const maxDistance = (word: string): number => (word.length <= shortWord ? 1 : 2);

/** How many letters are wrong, missing, too many, or in the place of their neighbour. */
export const distance = (one: string, other: string): number => {
  const [a, b] = [[...one], [...other]];
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (up: number, left: number) => (rows[i - up]?.[j - left] ?? 0) as number;
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = at(1, 1) + (isSame ? 0 : 1);
      const best = Math.min(changed, at(1, 0) + 1, (row[j - 1] as number) + 1);
      row.push(isSwapped ? Math.min(best, at(2, 2) + 1) : best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] as number;
};
