/**
 * Runs a task for a key once at a time. Who comes while it runs waits for the next run, and shares
 * it with all who come meanwhile: a rush on one listing is counted as often as there is time for.
 */
export const oneAtATime = (task: (key: string) => Promise<void>) => {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  const run = (key: string): Promise<void> => {
    const work = task(key).finally(() => {
      if (running.get(key) === work) running.delete(key);
    });
    running.set(key, work);
    return work;
  };

  return (key: string): Promise<void> => {
    // first of all: between the end of a run and the start of the next one nothing is running
    const next = waiting.get(key);
    if (next) return next;
    const before = running.get(key);
    if (!before) return run(key);
    const after = before
      .catch(() => undefined)
      .then(() => {
        waiting.delete(key);
        return run(key);
      });
    waiting.set(key, after);
    return after;
  };
};
