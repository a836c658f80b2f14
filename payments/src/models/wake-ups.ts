/** Who waits for a change of something is woken by whoever made it in this process. */
export const wakeUps = () => {
  const waiting = new Map<string, Set<() => void>>();

  return {
    wake: (id: string): void => {
      for (const wakeOne of waiting.get(id) ?? []) wakeOne();
    },
    /** Until the next wake-up, or for so long. */
    sleep: (id: string, ms: number): Promise<void> =>
      new Promise((resolve) => {
        const sleepers = waiting.get(id) ?? new Set();
        const wakeOne = () => {
          clearTimeout(timer);
          sleepers.delete(wakeOne);
          if (sleepers.size === 0) waiting.delete(id);
          resolve();
        };
        const timer = setTimeout(wakeOne, ms);
        waiting.set(id, sleepers.add(wakeOne));
      }),
  };
};
