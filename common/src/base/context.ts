import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line and every event caused by one request or one event has in common. */
export interface Context {
  requestId?: string;
  eventId?: string;
  /** Which order it is about, as soon as that is known. */
  orderId?: string;
  traceId?: string;
  traceparent?: string;
  /** By `performance.now()`: the asker is refused then, and nothing more is written. */
  until?: number;
}

const storage = new AsyncLocalStorage<Context>();

export const context = (): Context | undefined => storage.getStore();
/** From here on its log lines are found by the order. */
export const noteOrder = (orderId: string): void => {
  const current = storage.getStore();
  if (current) current.orderId = orderId;
};

export const withContext = <T>(value: Context, work: () => T): T => storage.run(value, work);
