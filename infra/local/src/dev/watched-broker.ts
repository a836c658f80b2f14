import { type Watch, watchEvents } from '@ticketing/common/bus';
import { subjects } from '@ticketing/common/contracts';
import type { Environment } from '../part.ts';
import type { EventLog } from './event-log.ts';

/** Connected to a broker only while somebody watches. */
export const watchedBroker = (log: EventLog, { NATS_URL, NATS_CLUSTER_ID }: Environment) => {
  let watch: Promise<Watch> | undefined;

  const open = async (url: string) => {
    const opened = await watchEvents({ NATS_URL: url, NATS_CLUSTER_ID, subjects, onMessage: log.add });
    void opened.lost.then(() => {
      watch = undefined;
    });
    return opened;
  };
  const close = async () => {
    const closing = watch;
    watch = undefined;
    await closing?.then((opened) => opened.close()).catch(() => {});
  };
  return {
    /** Somebody watches; again is harmless. */
    open: async () => {
      if (!NATS_URL) return;
      watch ??= open(NATS_URL);
      await watch.catch(() => {
        watch = undefined;
      });
    },
    closeIfUnwatched: async () => {
      if (log.watchers() === 0) await close();
    },
    close,
  };
};
