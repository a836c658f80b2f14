import { recordSpan, type Tracing } from '../base/tracing/index.ts';
import { about } from '../contracts/about.ts';
import type { Envelope } from '../contracts/envelope.ts';

/** From the fact to its being on the broker: its wait in the outbox as well. */
export const recordSending = (tracing: Tracing, event: Envelope): void =>
  recordSpan(tracing, {
    name: `send ${event.type}`,
    kind: 'producer' as const,
    startMs: Date.parse(event.at),
    traceparent: event.traceparent,
    attributes: {
      'messaging.system': 'nats',
      'messaging.operation.type': 'send',
      'messaging.destination.name': event.type,
      'messaging.message.id': event.id,
      'ticketing.order.id': about(event).orderId as string | undefined,
    },
  });
