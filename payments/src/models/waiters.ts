/** Who waits for a change of something is given it by whoever made it in this process. */
export const createWaiters = <T>() => {
  const waiting = new Map<string, Set<(change?: T) => void>>();

  return {
    notify: (id: string, change: T): void => {
      for (const notifyOne of waiting.get(id) ?? []) notifyOne(change);
    },
    /** The next change, or undefined when the time has passed. */
    next: (id: string, maxMs: number): Promise<T | undefined> =>
      new Promise((resolve) => {
        const sleepers = waiting.get(id) ?? new Set();
        const notifyOne = (change?: T) => {
          clearTimeout(timer);
          sleepers.delete(notifyOne);
          if (sleepers.size === 0) waiting.delete(id);
          resolve(change);
        };
        const timer = setTimeout(notifyOne, maxMs);
        waiting.set(id, sleepers.add(notifyOne));
      }),
  };
};
