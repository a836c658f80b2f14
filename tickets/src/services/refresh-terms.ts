import type { Logger } from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import type { StaleTerms } from '../models/stale-terms.ts';

/** A version that knows no terms may still be running and write: by then it is gone. */
const againMs = 10 * 60_000;

/** Gives the listings of before there was this search what it finds them by: when the service starts, and once more. */
export const refreshTerms = (stale: StaleTerms, logger: Logger): Worker => {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();

  const walk = async () => {
    try {
      let after: string | undefined = '';
      while (after !== undefined && !isStopped) after = await stale.refresh(after);
    } catch (error) {
      logger.warn({ err: error }, 'Could not refresh what listings are found by, will retry');
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
