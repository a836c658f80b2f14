import type { Logger } from '@ticketing/common/base';
import type { Views } from '../models/views.ts';

const everyMs = 2000;

export type ViewCounter = ReturnType<typeof createViewCounter>;

/**
 * Counts in memory, and adds to the database every two seconds and at the end, so that nobody who looks waits for it.
 * A crash loses what was not added yet; so does a write that fails, since nobody knows how much of it was done.
 */
export const createViewCounter = ({ views, logger }: { views: Pick<Views, 'add'>; logger: Logger }) => {
  let counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const add = async () => {
    if (counts.size === 0) return;
    const taken = counts;
    counts = new Map();
    await views.add(taken).catch((err) => logger.warn({ err }, 'Some views were not counted'));
  };
  const addNext = () => {
    running = running.then(add);
    return running;
  };

  return {
    count: (id: string): void => {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    },
    start: () => {
      timer = setInterval(addNext, everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      await addNext();
    },
  };
};
