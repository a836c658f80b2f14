import type { Envelope } from './envelope.ts';

/** Whom and what an event is about, for a log line: one purchase is one search over all services. */
export const about = ({ type, data }: Envelope) => {
  const { id, orderId, ticketId, userId, ticket } = (data ?? {}) as Record<string, unknown>;
  const idOf = (kind: string) => (type.startsWith(`${kind}:`) ? id : undefined);
  return {
    orderId: orderId ?? idOf('order'),
    ticketId: ticketId ?? idOf('ticket') ?? (ticket as { id?: unknown } | undefined)?.id,
    userId: userId ?? idOf('user'),
  };
};
