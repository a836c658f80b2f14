import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Schema } from 'mongoose';
import { TicketCreated } from '../../../contracts/ticket.ts';
import { route } from '../../../http/route.ts';
import { ticketEvent } from '../../../messaging/__test__/ticket-event.ts';
import { listener } from '../../../messaging/base-listener.ts';
import {
  type CollectedSpan,
  startTestService,
  startTraceCollector,
  type TestService,
  type TraceCollector,
  until,
} from '../../../testing/index.ts';
import { createService } from '../../create-service.ts';
import type { Platform } from '../../platform.ts';

let collector: TraceCollector;
let test: TestService;
let applying: (title: string) => Promise<void> = async () => {};
const upstream = `00-${'0123456789abcdef'.repeat(2)}-${'2'.repeat(16)}-01`;

/** Reads a thing, and applies listings. */
const createShelf = (platform: Platform) => {
  const things = platform.db.model(
    'Thing',
    new Schema({ name: String }, { autoIndex: false, autoCreate: false }),
  );
  return createService(
    {
      name: 'shelf',
      path: '/api/shelf',
      routes: [
        route({
          get: '/api/shelf/:name',
          summary: 'A thing',
          who: 'anyone',
          answer: { 204: 'nothing' },
          handle: async (req, res) => {
            if (req.params.name === 'broken') throw new Error('nails');
            await things.findOne({ name: String(req.params.name) });
            res.status(204).send();
          },
        }),
      ],
      listeners: [listener(TicketCreated, ({ data }) => applying(data.title))],
      outboxes: [],
    },
    platform,
  );
};

const spansOf = async (traceId: string, count: number) => {
  await until(`${count} spans came`, () => collector.trace(traceId).length >= count);
  return collector.trace(traceId);
};

const find = async (isIt: (span: CollectedSpan) => boolean) => {
  await until('the span came', () => collector.spans.some(isIt));
  return collector.spans.find(isIt);
};

beforeAll(async () => {
  collector = await startTraceCollector();
  test = await startTestService(createShelf, {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: '0' },
  });
});
afterAll(async () => {
  await test.stop();
  await collector.stop();
});

describe('a traced service', () => {
  it('When a request comes with a trace, then it and its reads are spans of it', async () => {
    await test.request.get('/api/shelf/hammer?token=secret').set('traceparent', upstream).expect(204);
    const [request, read] = (await spansOf('0123456789abcdef'.repeat(2), 2)).sort((a, b) => a.kind - b.kind);
    expect(request).toMatchObject({
      service: 'test',
      name: 'GET /api/shelf/:name',
      parentId: '2'.repeat(16),
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/api/shelf/:name',
        'http.response.status_code': 204,
      },
    });
    expect(read).toMatchObject({
      name: 'find things',
      parentId: request?.id,
      attributes: {
        'db.system.name': 'mongodb',
        'db.collection.name': 'things',
        'db.operation.name': 'find',
      },
    });
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('When it is not among those that are kept, then only an error makes it one', async () => {
    await test.request.get('/api/shelf/hammer').expect(204);
    await test.request.get('/api/shelf/broken').expect(500);
    await find(({ error }) => error === 'answered 500');
    const ofRequests = collector.spans.filter(({ kind }) => kind === 2);
    expect(ofRequests).toHaveLength(2);
  });

  it('When an event fails, comes again and is done, then each try is a span that links to the one before', async () => {
    let tries = 0;
    applying = async () => {
      tries += 1;
      if (tries < 3) throw new Error(`try ${tries}`);
    };
    const traceId = 'fedcba9876543210'.repeat(2);
    const event = ticketEvent({ traceparent: `00-${traceId}-${'4'.repeat(16)}-01` });
    await test.bus.publish({ subject: event.type, id: event.id, body: JSON.stringify(event) });
    await test.bus.settled();
    // what the database is asked about failures has spans, too
    const tried = () => collector.trace(traceId).filter(({ name }) => name === 'process ticket:created');
    await until('three tries came', () => tried().length >= 3);
    const [first, second, third] = tried();
    expect([first?.error, second?.error, third?.error]).toEqual(['try 1', 'try 2', undefined]);
    expect([first, second, third].map((span) => span?.attributes['ticketing.outcome'])).toEqual([
      'again',
      'again',
      'done',
    ]);
    expect([first, second, third].map((span) => span?.links[0]?.spanId)).toEqual([
      undefined,
      first?.id,
      second?.id,
    ]);
    expect(collector.trace(traceId).find(({ name }) => name === 'receive ticket:created')).toMatchObject({
      parentId: '4'.repeat(16),
    });
  });

  it('When an event is poison, then its span says that it was parked, and why', async () => {
    await test.bus.publish({ subject: 'ticket:created', id: 'poison', body: 'ann@example.com' });
    const parked = await find(({ attributes }) => attributes['ticketing.outcome'] === 'parked');
    expect(parked).toMatchObject({
      name: 'process ticket:created',
      error: expect.stringMatching(/^Not a ticket:created event/),
    });
    expect(parked?.error).not.toContain('@example');
  });
});
