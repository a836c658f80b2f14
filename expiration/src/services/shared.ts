/** Who asks while it is being done shares the next time: what was begun earlier may have missed something. */
export const shared = (act: () => Promise<void>) => {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const begin = (): Promise<void> => {
    next = undefined;
    running = act().finally(() => {
      running = undefined;
    });
    return running;
  };

  return (): Promise<void> => {
    if (!running) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
};
