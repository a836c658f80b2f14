import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '../../base/logger.ts';
import { createDatabase } from '../../service/platform.ts';
import { happen, testMongoUri, until } from '../../testing/index.ts';
import { deliverTo, listener } from '../base-listener.ts';
import { memoryBus } from '../bus/memory-bus.ts';
import { type FailedAttempts, failedAttempts } from '../failed-attempts.ts';
import { TicketCreated, ticketEvent } from './ticket-event.ts';

let db: Connection;
let attempts: FailedAttempts;
beforeAll(async () => {
  db = await createDatabase().openUri(testMongoUri());
  attempts = failedAttempts(db);
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

const start = (apply: (event: TicketCreated) => Promise<unknown>, firstRetryMs = 1) => {
  const bus = memoryBus();
  const outcomes: string[] = [];
  const handle = deliverTo(listener(TicketCreated, apply), {
    service: 'orders',
    bus,
    attempts,
    clock: () => new Date(),
    logger: createLogger('test', 'silent'),
    observe: (_subject, outcome) => outcomes.push(outcome),
    firstRetryMs,
  });
  bus.subscribe({ subject: 'ticket:created', group: 'orders-service', handle });
  const letters = async () => (await bus.history('dlq.orders')).map(({ body }) => JSON.parse(body));
  return { bus, outcomes, letters };
};

const poisons: Record<string, string> = {
  'no JSON': '{"id":',
  nothing: '',
  'another event': JSON.stringify(ticketEvent({ type: 'ticket:updated' as never })),
  'a list': '[]',
  null: 'null',
  'no data': JSON.stringify({ ...ticketEvent({}), data: undefined }),
  'a price of 19.99 cents': JSON.stringify(ticketEvent({}, { priceCents: 19.99 })),
};

describe('a listener', () => {
  it('When it returns, then the event is done', async () => {
    const titles: string[] = [];
    const { bus, outcomes } = start(async ({ data }) => titles.push(data.title));
    await happen(bus, TicketCreated, { title: 'Choir' });
    await bus.settled();
    expect([titles, outcomes]).toEqual([['Choir'], ['done']]);
    await bus.close();
  });

  it.each(Object.entries(poisons))(
    'When %s comes, then it is parked at once and the next is served',
    async (_name, body) => {
      const seen: string[] = [];
      const { bus, letters } = start(async ({ data }) => seen.push(data.title));
      await bus.publish({ subject: 'ticket:created', id: 'poison', body });
      await happen(bus, TicketCreated, { title: 'after' });
      await bus.settled();
      expect(seen).toEqual(['after']);
      expect(await letters()).toEqual([
        expect.objectContaining({
          service: 'orders',
          subject: 'ticket:created',
          body,
          attempts: 1,
          error: expect.stringMatching(/Not a ticket:created event/),
        }),
      ]);
      await bus.close();
    },
  );

  it('When it fails eight times, then the event is parked with its error and count; seven times, and it is served', async () => {
    const tries = new Map<string, number>();
    const { bus, outcomes, letters } = start(async ({ data }) => {
      const tried = (tries.get(data.title) ?? 0) + 1;
      tries.set(data.title, tried);
      if (data.title === 'never' || tried < 8) throw new Error(`cannot: ${data.title}`);
    });
    await happen(bus, TicketCreated, { id: 'a', title: 'never' });
    await happen(bus, TicketCreated, { id: 'b', title: 'at last' });
    await bus.settled();
    expect([...tries]).toEqual([
      ['never', 8],
      ['at last', 8],
    ]);
    expect(outcomes.filter((outcome) => outcome !== 'again').sort()).toEqual(['done', 'parked']);
    expect(await letters()).toEqual([expect.objectContaining({ attempts: 8, error: 'cannot: never' })]);
    expect(await db.collection('failed-attempts').countDocuments()).toBe(0);
    await bus.close();
  });

  it('When a dependency is unavailable for longer than eight tries, then nothing is parked and it is served after', async () => {
    let away = true;
    let tries = 0;
    const { bus, outcomes, letters } = start(async () => {
      tries += 1;
      if (away) throw Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
    });
    await happen(bus, TicketCreated, { id: 'c' });
    await until('it was tried twelve times', () => tries >= 12, 15_000);
    away = false;
    await until('it is done', () => outcomes.includes('done'));
    expect(await letters()).toEqual([]);
    await bus.close();
  });

  it('When only one event cannot be served for now, then the others are not kept waiting', async () => {
    const servedAt: number[] = [];
    const { bus } = start(async ({ data }) => {
      if (data.title === 'stuck') throw Object.assign(new Error('busy'), { transient: true });
      servedAt.push(performance.now());
    }, 250);
    await happen(bus, TicketCreated, { id: 'stuck', title: 'stuck' });
    const began = performance.now();
    for (let n = 0; n < 100; n++) {
      await happen(bus, TicketCreated, { id: `free-${n}` });
      await new Promise((done) => setTimeout(done, 20));
    }
    await until('the others are served', () => servedAt.length === 100);
    expect(performance.now() - began).toBeLessThan(5000);
    await bus.close();
  });

  it('When two hundred are too early and say by how much, then each comes again at its time and makes no other wait', async () => {
    const due = performance.now() + 2000;
    const lateness: number[] = [];
    const { bus, outcomes, letters } = start(async () => {
      const early = due - performance.now();
      if (early > 0) throw Object.assign(new Error('not yet'), { againInMs: early });
      lateness.push(-early);
    }, 250);
    for (let n = 0; n < 200; n++) await happen(bus, TicketCreated, { id: `early-${n}` });
    await until('all are done', () => lateness.length === 200);
    // counted as failures, they would have pushed each other to thirty seconds
    expect(Math.max(...lateness)).toBeLessThan(5000);
    expect(outcomes).toContain('again');
    expect(await letters()).toEqual([]);
    await bus.close();
  });

  it('When the broker does not take the dead letter, then the original stays until it does', async () => {
    const { bus, letters, outcomes } = start(async () => undefined);
    const publish = bus.publish;
    let refusals = 3;
    bus.publish = async (message) => {
      if (message.subject === 'dlq.orders' && refusals-- > 0)
        throw Object.assign(new Error('away'), { transient: true });
      return publish(message);
    };
    await bus.publish({ subject: 'ticket:created', id: 'poison', body: 'x' });
    await bus.settled();
    expect(outcomes).toEqual(['again', 'again', 'again', 'parked']);
    expect(await letters()).toHaveLength(1);
    await bus.close();
  });
});
