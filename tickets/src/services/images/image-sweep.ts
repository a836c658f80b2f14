import type { Clock, Logger } from '@ticketing/common/base';
import type { Images } from '../../models/images.ts';
import type { ImageStore } from '../image-store/image-store.ts';

const dayMs = 24 * 3600 * 1000;
const pauseMs = 3600 * 1000;

export interface SweepDeps {
  images: Images;
  store: ImageStore;
  clock: Clock;
  logger: Logger;
}

/** Removes what was uploaded and then used by no listing for a day. */
export const createImageSweep = ({ images, store, clock, logger }: SweepDeps) => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sweep = async (): Promise<void> => {
    const at = clock();
    const before = new Date(at.getTime() - dayMs);
    for (const id of await images.unusedBefore(before)) {
      if (!(await images.beginSweep(id, before, at))) continue;
      await store.remove(id);
      await images.endSweep(id);
    }
  };
  const sweepByItself = () => {
    running = sweep().catch((err) =>
      logger.warn({ err }, 'Unused images were not removed, again in an hour'),
    );
  };

  return {
    sweep,
    start: () => {
      sweepByItself();
      timer = setInterval(sweepByItself, pauseMs);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
