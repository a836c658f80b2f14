import type { Message } from '@ticketing/common/bus';
import { isOrderId } from '../traces/trace-ids.ts';

/** Of an event, what is shown: never what it carries. */
export interface LoggedEvent {
  subject: string;
  id: string;
  orderId?: string;
  /** When it became a fact. */
  at: string;
}

const maxKept = 200;

/** The last events, and who watches for more. */
export const createEventLog = () => {
  const kept: LoggedEvent[] = [];
  const watchers = new Set<(event: LoggedEvent) => void>();
  return {
    add: (message: Pick<Message, 'subject' | 'body'>) => {
      const event = loggedEvent(message);
      kept.unshift(event);
      kept.length = Math.min(kept.length, maxKept);
      for (const watcher of watchers) watcher(event);
    },
    /** Newest first. */
    last: (): readonly LoggedEvent[] => kept,
    watch: (watcher: (event: LoggedEvent) => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    watchers: () => watchers.size,
  };
};

export type EventLog = ReturnType<typeof createEventLog>;

interface Body {
  id?: string;
  at?: string;
  data?: { id?: string; orderId?: string; order?: { id?: string } };
}

export const loggedEvent = ({ subject, body }: Pick<Message, 'subject' | 'body'>): LoggedEvent => {
  const { id = '', at = new Date().toISOString(), data } = parsed(body);
  const orderId = data?.orderId ?? data?.order?.id ?? (subject.startsWith('order:') ? data?.id : undefined);
  return { subject, id: String(id), at: String(at), ...(orderId && isOrderId(orderId) ? { orderId } : {}) };
};

const parsed = (body: string): Body => {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
};
