import { randomUUID } from 'node:crypto';
import type { Bus } from '../bus/bus.ts';
import { BusUnavailableError } from '../bus/bus-unavailable-error.ts';
import { connectBus } from '../bus/connect-bus.ts';
import { remoteMemoryBus } from '../bus/memory-bus-http.ts';

const CONNECT_WITHIN_MS = 5_000;

const connected = (bus: Bus, url: string) =>
  new Promise<void>((resolve, reject) => {
    const failed = () => reject(new BusUnavailableError(`No broker answers at ${new URL(url).host}`));
    const tooLate = setTimeout(failed, CONNECT_WITHIN_MS);
    bus.onConnect(() => {
      clearTimeout(tooLate);
      resolve();
    });
  });

export interface LettersBus extends Pick<Bus, 'publish' | 'history'> {
  close(): Promise<void>;
}

/** The broker that the services use; without one, the bus inside the process that runs them. */
export const openLettersBus = async (env: NodeJS.ProcessEnv): Promise<LettersBus> => {
  const { NATS_URL, NATS_CLUSTER_ID, OPS_URL = 'http://127.0.0.1:9090' } = env;
  if (!NATS_URL) return { ...remoteMemoryBus(OPS_URL), close: async () => {} };
  // two people may look at the same time
  const NATS_CLIENT_ID = `dlq-${randomUUID()}`;
  const bus = await connectBus({ NATS_URL, NATS_CLUSTER_ID, NATS_CLIENT_ID, subjects: [] });
  try {
    await connected(bus, NATS_URL);
    return bus;
  } catch (error) {
    await bus.close();
    throw error;
  }
};
