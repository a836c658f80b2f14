import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../base/logger.ts';
import { SessionEnded } from '../contracts/user.ts';
import type { EndedSessionList } from '../http/ended-sessions.ts';
import { type Listener, listener } from '../messaging/base-listener.ts';

/** Of a service's replicas one gets the event: the others find it in their database this soon. */
const pollIntervalMs = 400;

/** Writes down which sessions auth has ended; then comes what the service itself does about it. */
export const sessionEnded = (ended: EndedSessionList, own?: Listener) =>
  listener(SessionEnded, async (event) => {
    const { userId, sid, issuedBefore } = event.data;
    if (sid !== undefined) await ended.add({ userId, sid });
    if (issuedBefore !== undefined) await ended.add({ userId, issuedBefore: new Date(issuedBefore) });
    await own?.apply(event);
  });

/** Keeps what this replica knows of it as young as the database. */
export const watchEndedSessions = (ended: EndedSessionList, logger: Logger) => {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const watch = async () => {
    while (!stopping.signal.aborted) {
      await sleep(pollIntervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      // without its database a service answers nothing that a session could be for
      await ended.refresh().catch((error) => logger.debug({ err: error }, 'Ended sessions were not read'));
    }
  };
  return {
    start: () => {
      running = watch();
    },
    stop: () => {
      stopping.abort();
      return running;
    },
  };
};
