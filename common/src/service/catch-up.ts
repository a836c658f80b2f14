import type { Logger } from '../base/logger.ts';
import type { Worker } from './create-service.ts';

/** A version of before may still be running and write: by then it is gone. */
const againMs = 10 * 60_000;

interface CatchUpOptions {
  /** For the log: 'order numbers'. */
  what: string;
  /** Does some of those behind this id; where it ended, or nothing when there are no more. */
  step: (after: string) => Promise<string | undefined>;
  logger: Logger;
}

/** Gives documents of an earlier version what they lack: when the service starts, and once more after a roll. */
export const catchUp = ({ what, step, logger }: CatchUpOptions): Worker => {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();

  const walk = async () => {
    try {
      let after: string | undefined = '';
      while (after !== undefined && !isStopped) after = await step(after);
    } catch (error) {
      logger.warn({ err: error }, `Could not catch up with ${what}, will retry`);
    }
  };

  return {
    start: () => {
      running = walk();
      timer = setTimeout(() => {
        running = walk();
      }, againMs).unref();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
};
