import type { Timers } from './timers.ts';

const everyMs = 250;

/** For where there is no Redis: the deadlines themselves are the alarms, and are polled four times a second. */
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
