import { expect, it } from '@jest/globals';
import { createLogger } from '../../base/logger.ts';
import { happen, onThisMachine, until } from '../../testing/index.ts';
import { deliverTo, listener } from '../base-listener.ts';
import { memoryBus } from '../bus/memory-bus.ts';
import { TicketCreated } from './ticket-event.ts';

/** None of these fails so often that it would have to be counted. */
const attempts = { count: async () => 1, forget: async () => undefined };

const start = (apply: () => Promise<unknown>, firstRetryMs: number) => {
  const bus = memoryBus();
  const handle = deliverTo(listener(TicketCreated, apply), {
    service: 'orders',
    bus,
    attempts,
    clock: () => new Date(),
    logger: createLogger('test', 'silent'),
    observe: () => undefined,
    firstRetryMs,
  });
  bus.subscribe({ subject: 'ticket:created', group: 'orders-service', handle });
  return { bus };
};

it('When a blip meets many in flight, then each is served within two seconds of its end', async () => {
  let away = true;
  let tries = 0;
  const servedAt: number[] = [];
  const { bus } = start(async () => {
    tries += 1;
    if (away) throw Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
    servedAt.push(performance.now());
  }, 250);
  for (let n = 0; n < 200; n++) await happen(bus, TicketCreated, { id: `blip-${n}` });
  await until('some have met it', () => tries >= 8);
  await new Promise((done) => setTimeout(done, 300));
  const over = performance.now();
  away = false;
  await until('all are served', () => servedAt.length === 200, 45_000);
  expect(Math.max(...servedAt) - over).toBeLessThan(onThisMachine(2000));
  await bus.close();
});

it('When an outage is long, then it is tried about once a second whatever waits, and all is served within two seconds', async () => {
  let away = true;
  let tries = 0;
  const servedAt: number[] = [];
  const { bus } = start(async () => {
    tries += 1;
    if (away) throw Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
    servedAt.push(performance.now());
  }, 250);
  await happen(bus, TicketCreated, { id: 'first' });
  await until('it is unavailable', () => tries === 1);
  for (let n = 0; n < 500; n++) await happen(bus, TicketCreated, { id: `outage-${n}` });
  await new Promise((done) => setTimeout(done, 6000));
  expect(tries).toBeGreaterThanOrEqual(6);
  expect(tries).toBeLessThanOrEqual(20);
  const over = performance.now();
  away = false;
  await until('all are served', () => servedAt.length === 501, 45_000);
  expect(Math.max(...servedAt) - over).toBeLessThan(onThisMachine(2000));
  await bus.close();
});
