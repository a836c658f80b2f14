import type { Timers } from './timers.ts';

const everyMs = 250;

/** For where there is no Redis: what is due stands in the database, and is polled four times a second. */
export const pollingTimers = (): Timers => {
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<void> = Promise.resolve();

  return {
    arm: async () => {},
    start: ({ fire }) => {
      const poll = () => {
        polling = fire().catch(() => {});
        void polling.then(() => {
          if (timer) timer = setTimeout(poll, everyMs);
        });
      };
      timer = setTimeout(poll, everyMs);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await polling;
    },
  };
};
