import { setImmediate, setTimeout } from 'node:timers/promises';

const MAX_PAUSE_MS = 3;

/** When one command lets others in between its steps, and how long its answer takes. */
export type Pace = {
  /** After a step; `undefined` to go on at once. */
  pause(): Promise<void> | undefined;
  /** Before the answer. */
  delay(): Promise<void> | undefined;
};

const wait = (random: () => number): Promise<void> => {
  const ms = Math.floor(random() * (MAX_PAUSE_MS + 1));
  return ms === 0 ? setImmediate() : setTimeout(ms);
};

export const paceOf = (random: () => number): Pace => {
  let gap = 2;
  let steps = Math.floor(random() * gap);
  return {
    pause: () => {
      steps -= 1;
      if (steps >= 0) return undefined;
      // Ever fewer pauses: a command of ten thousand steps has about thirty of them.
      gap *= 2;
      steps = Math.floor(random() * gap);
      return wait(random);
    },
    delay: () => (random() < 0.5 ? undefined : wait(random)),
  };
};
