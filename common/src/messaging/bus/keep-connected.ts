import { setTimeout as sleep } from 'node:timers/promises';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import type { BusLogger } from './run-handler.ts';

const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 1_000;

export interface Connection {
  /** Resolves when this connection is of no more use, whatever the reason. */
  lost: Promise<unknown>;
  close: () => Promise<unknown>;
}

interface KeepConnectedOptions<C extends Connection> {
  open: (signal: AbortSignal) => Promise<C>;
  opened: (connection: C) => void;
  logger: BusLogger | undefined;
}

/** Opens a connection in the background, and a new one whenever it is lost, until it is stopped. */
export const keepConnected = <C extends Connection>({ open, opened, logger }: KeepConnectedOptions<C>) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current: C | undefined;
  let failures = 0;

  const connectOnce = async () => {
    const connection = await open(signal);
    if (signal.aborted) return connection.close();
    if (failures > 0) logger?.info({ failures }, 'Connected to the broker again');
    const openedAt = performance.now();
    current = connection;
    opened(connection);
    await connection.lost;
    current = undefined;
    // A connection that is lost again and again must not make us hammer the broker.
    if (performance.now() - openedAt > MAX_WAIT_MS) failures = 0;
    if (!signal.aborted) throw new Error('The connection was lost');
  };

  const run = async () => {
    while (!signal.aborted) {
      try {
        await connectOnce();
      } catch (error) {
        if (failures === 0 && !signal.aborted) {
          logger?.warn({ err: error }, 'No connection to the broker; trying until there is');
        }
        const wait = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
        failures += 1;
        await sleep(wait * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {});
      }
    }
  };
  const running = run();

  return {
    current: () => current,
    must: () => {
      if (current) return current;
      throw new BusUnavailableError(signal.aborted ? 'This bus is closed' : 'No connection to the broker');
    },
    stop: async () => {
      stopping.abort();
      await current?.close();
      await running;
    },
  };
};
