import { describe, expect, it } from '@jest/globals';
import { context } from '../../base/context.ts';
import type { TracePart } from '../../base/tracing/index.ts';
import type { Delivery } from '../bus/bus.ts';
import { noteOutcome, tracedDelivery } from '../traced-delivery.ts';
import { ticketEvent } from './ticket-event.ts';

const traceId = '0123456789abcdef'.repeat(2);
const cause = { traceId, spanId: '2'.repeat(16) };
const event = ticketEvent({ traceparent: `00-${traceId}-${cause.spanId}-01` });

const start = () => {
  const parts: TracePart[] = [];
  const tracing = { ratio: 1, export: (part: TracePart) => parts.push(part), close: async () => {} };
  const deliver = tracedDelivery({ tracing, service: 'orders', subject: event.type });
  const delivery = (given: Partial<Delivery>): Delivery => ({
    subject: event.type,
    body: '',
    sequence: 1,
    redelivered: false,
    ...given,
  });
  return { parts, deliver, delivery };
};

describe('the spans of a delivery', () => {
  it('When another process had it before, then it links to where the event came from', async () => {
    const { parts, deliver, delivery } = start();
    await deliver(event, delivery({ redelivered: true }), async () => 'done');
    const [process, receive] = parts[0]?.spans ?? [];
    expect(process).toMatchObject({ links: [cause], attributes: { 'ticketing.redelivered': true } });
    // how long it was under way the first time is known to whoever had it then
    expect(receive).toBeUndefined();
  });

  it('When it comes again here, then it links to the try before, until it is done', async () => {
    const { parts, deliver, delivery } = start();
    for (const verdict of [{ againInMs: 1 }, 'done', 'done'] as const) {
      await deliver(event, delivery({}), async () => verdict);
    }
    const [first, second, third] = parts.map(({ spans }) => spans[0]);
    expect(second?.links).toEqual([{ traceId, spanId: first?.id }]);
    expect(third?.links).toBeUndefined();
  });

  it('When it is parked, then its span says so and why; and its lines have its ids', async () => {
    const { parts, deliver, delivery } = start();
    await deliver(event, delivery({}), async () => {
      noteOutcome('parked', 'no such seat');
      expect(context()).toMatchObject({ eventId: event.id, traceId });
      return 'done';
    });
    expect(parts[0]?.spans[0]).toMatchObject({
      error: 'no such seat',
      attributes: { 'ticketing.outcome': 'parked' },
    });
  });
});
