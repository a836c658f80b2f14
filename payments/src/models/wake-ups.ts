/** Who waits for a change of something is given it by whoever made it in this process. */
export const wakeUps = <T>() => {
  const waiting = new Map<string, Set<(change?: T) => void>>();

  return {
    wake: (id: string, change: T): void => {
      for (const wakeOne of waiting.get(id) ?? []) wakeOne(change);
    },
    /** The next change, or undefined when the time has passed. */
    next: (id: string, maxMs: number): Promise<T | undefined> =>
      new Promise((resolve) => {
        const sleepers = waiting.get(id) ?? new Set();
        const wakeOne = (change?: T) => {
          clearTimeout(timer);
          sleepers.delete(wakeOne);
          if (sleepers.size === 0) waiting.delete(id);
          resolve(change);
        };
        const timer = setTimeout(wakeOne, maxMs);
        waiting.set(id, sleepers.add(wakeOne));
      }),
  };
};
