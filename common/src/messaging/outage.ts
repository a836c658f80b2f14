const maxPauseMs = 1000;
const lonelyPauseMs = 2000;

/**
 * What a listener knows of a dependency that is unavailable. One delivery after the other tries whether it is back,
 * others wait for the outcome, and all go on as soon as one got through: however many are in flight, they
 * count as one outage.
 */
export const createOutage = (firstPauseMs: number) => {
  let since: number | undefined;
  let lastAnswerAt = 0;
  let nextTryAt = 0;
  let pause: { over: Promise<void>; end: () => void } | undefined;

  const now = () => performance.now();

  /** Longer the longer it lasts, so that what lasted a second delays by about a second. */
  const pauseMs = () =>
    since === undefined ? firstPauseMs : Math.min(Math.max((now() - since) / 2, firstPauseMs), maxPauseMs);

  const startPause = () => {
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(() => end(), nextTryAt - now());
      end = () => {
        clearTimeout(timer);
        pause = undefined;
        resolve();
      };
    });
    return { over, end };
  };

  const takeTry = (): boolean => {
    if (since === undefined) return true;
    if (now() < nextTryAt) return false;
    nextTryAt = now() + pauseMs();
    return true;
  };

  return {
    pauseMs,
    /** True: try. False, after a pause at most: it is still unavailable, and another delivery tries. */
    async mayTry(): Promise<boolean> {
      if (takeTry()) return true;
      pause ??= startPause();
      await pause.over;
      return takeTry();
    },
    /** It answers, be it with an error. */
    answered() {
      lastAnswerAt = now();
      since = undefined;
      pause?.end();
    },
    /** Gives when to come again. What was begun before the last answer says nothing of now. */
    failed(beganAt: number, redelivered: boolean): number {
      if (since !== undefined || beganAt < lastAnswerAt) return pauseMs();
      // it failed before and others are served meanwhile: only this one cannot be, and nobody waits for it
      if (redelivered && now() - lastAnswerAt < maxPauseMs) return lonelyPauseMs;
      since = now();
      nextTryAt = since + firstPauseMs;
      return firstPauseMs;
    },
  };
};
