import type { Timers } from './timers.ts';

const everyMs = 250;

/** For where there is no Redis: the deadlines themselves are the alarms, and are looked over four times a second. */
export const pollingTimers = (): Timers => {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  return {
    arm: async () => {},
    start: ({ ring }) => {
      const look = () => {
        looking = ring().catch(() => {});
        void looking.then(() => {
          if (timer) timer = setTimeout(look, everyMs);
        });
      };
      timer = setTimeout(look, everyMs);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await looking;
    },
  };
};
