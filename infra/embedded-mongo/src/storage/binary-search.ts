/** Where in `low` to `high` it is so for the first time; `high` if nowhere before. */
export const firstWhere = (low: number, high: number, isSo: (at: number) => boolean): number => {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
};

/** The first of these keys that is not before this one: one comparison a step, since keys are long and alike. */
export const firstFrom = (keys: readonly string[], key: string, high: number): number => {
  let from = 0;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] as string) < key) from = middle + 1;
    else to = middle;
  }
  return from;
};
