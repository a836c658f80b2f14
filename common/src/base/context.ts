import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from './tracing/types.ts';

/** What every log line and every event caused by one request or one event has in common. */
export interface Context {
  requestId?: string;
  eventId?: string;
  /** Which order it is about, as soon as that is known. */
  orderId?: string;
  traceId?: string;
  traceparent?: string | undefined;
  /** Where it is traced: what is under way. */
  span?: Span | undefined;
  /** By `performance.now()`: the asker is refused then, and nothing more is written. */
  until?: number;
}

const storage = new AsyncLocalStorage<Context>();

export const context = (): Context | undefined => storage.getStore();
export const withContext = <T>(value: Context, work: () => T): T => storage.run(value, work);
