import { context, withContext } from '../base/context.ts';
import {
  beginPart,
  endPart,
  idOf,
  type NewSpan,
  parseTraceparent,
  type Span,
  type SpanLink,
  type Tracing,
} from '../base/tracing/index.ts';
import { about } from '../contracts/about.ts';
import type { Envelope } from '../contracts/envelope.ts';
import type { Delivery, Verdict } from './bus/bus.ts';

export type Outcome = 'done' | 'again' | 'parked';

/** How many deliveries may come again that we still know the last try of. */
const maxRemembered = 1000;

/** What became of the delivery under way, and why. */
export const noteOutcome = (outcome: Outcome, error?: string): void => {
  const span = context()?.span;
  if (!span) return;
  span.attributes['ticketing.outcome'] = outcome;
  if (error !== undefined) span.error = error;
};

interface TracedOptions {
  tracing: Tracing | undefined;
  service: string;
  subject: string;
}

type Work = () => Promise<Verdict>;

/** Two spans for each delivery: how long it was under way, and what was done about it. The next try links to this one. */
export const tracedDelivery = ({ tracing, service, subject }: TracedOptions) => {
  const lastTries = new Map<number, SpanLink>();

  const remember = ({ sequence }: Delivery, span: Span, isOver: boolean) => {
    lastTries.delete(sequence);
    if (isOver) return;
    const [oldest] = lastTries.keys();
    if (lastTries.size >= maxRemembered && oldest !== undefined) lastTries.delete(oldest);
    lastTries.set(sequence, { traceId: span.part.traceId, spanId: idOf(span) });
  };

  const processing: NewSpan = { name: `process ${subject}`, kind: 'consumer', attributes: {} };

  const begin = (tracing: Tracing, known: Envelope | undefined, { redelivered, sequence }: Delivery) => {
    const span = beginPart(tracing, processing, { parent: parseTraceparent(known?.traceparent) });
    const { part, parentId } = span;
    // another process had it before us: all that is known is where it came from
    const cause = redelivered && parentId ? { traceId: part.traceId, spanId: parentId } : undefined;
    const last = lastTries.get(sequence) ?? cause;
    if (last) span.links = [last];
    return span;
  };

  const describe = (span: Span, known: Envelope | undefined, { redelivered }: Delivery) => {
    const { part, parentId, startMs } = span;
    const attributes = {
      'messaging.system': 'nats',
      'messaging.destination.name': subject,
      'messaging.message.id': known?.id,
      'messaging.consumer.group.name': `${service}-service`,
      'ticketing.order.id': known && orderOf(known),
    };
    span.attributes = {
      ...attributes,
      'messaging.operation.type': 'process',
      'ticketing.redelivered': redelivered,
      ...span.attributes,
    };
    if (!known || redelivered) return;
    part.spans.push({
      name: `receive ${subject}`,
      kind: 'consumer',
      part,
      parentId,
      // the clock of who published may be ahead of ours
      startMs: Math.min(Date.parse(known.at), startMs),
      endMs: startMs,
      attributes: { ...attributes, 'messaging.operation.type': 'receive' },
    });
  };

  return async (event: Envelope | Error, delivery: Delivery, work: Work): Promise<Verdict> => {
    const known = event instanceof Error ? undefined : event;
    const current = known ? contextOf(known) : {};
    if (!tracing) return withContext(current, work);
    const span = begin(tracing, known, delivery);
    const verdict = await withContext({ ...current, traceId: span.part.traceId, span }, work);
    remember(delivery, span, verdict === 'done');
    endPart(span, undefined, () => describe(span, known, delivery));
    return verdict;
  };
};

const orderOf = (event: Envelope): string | undefined => {
  const { orderId } = about(event);
  return typeof orderId === 'string' ? orderId : undefined;
};

const contextOf = (event: Envelope) => {
  const { id, traceparent } = event;
  const orderId = orderOf(event);
  return {
    eventId: id,
    ...(orderId ? { orderId } : {}),
    ...(traceparent ? { traceparent, traceId: traceparent.split('-')[1] ?? '' } : {}),
  };
};
