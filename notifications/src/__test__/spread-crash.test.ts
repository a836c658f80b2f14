import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { OrderCompleted, subjects, TicketCreated, TicketUpdated } from '@ticketing/common/contracts';
import { createDatabase } from '@ticketing/common/service';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';
import { newId } from './story.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
const buyers = 120;

(isNatsServerMissing('JetStream') ? it.skip : it)(
  'When it is killed while a change goes to 120 buyers, then after a restart each has it once',
  async () => {
    const broker = await natsServer('JetStream');
    const bus: Bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
    await new Promise<void>((connected) => bus.onConnect(connected));
    const uri = testMongoUri();
    const db = await createDatabase().openUri(uri);
    const start = (env = {}) =>
      startProcess(program, {
        ...{ ...broker.env, MONGO_URI: uri, NATS_CLIENT_ID: 'notifications' },
        ...env,
      });
    const rows = (filter: object) => db.collection('messages').countDocuments(filter);
    try {
      const ticketId = newId();
      const ticket = { ...OrderCompleted.sample.ticket, id: ticketId, version: 0 };
      const first = start({ CRASH_AT: 'notifications.spread.beforeCursor' });
      await happen(bus, TicketCreated, { id: ticketId, version: 0 });
      await Promise.all(
        Array.from({ length: buyers }, () =>
          happen(bus, OrderCompleted, {
            ...{ id: newId(), userId: newId(), ticket, version: 2, status: 'complete' as const },
          }),
        ),
      );
      await until('all orders are known', async () => (await rows({ kind: 'paid' })) === buyers, 30_000);
      await happen(bus, TicketUpdated, { id: ticketId, version: 1, venue: 'New Mill' });
      expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
      expect(await rows({ kind: 'listing-changed' })).toBe(10);
      const restarted = start();
      await until('all have it', async () => (await rows({ kind: 'listing-changed' })) === buyers, 30_000);
      const people = await db.collection('messages').distinct('userId', { kind: 'listing-changed' });
      expect(people).toHaveLength(buyers);
      await until('it is ready', restarted.isReady);
      await restarted.kill('SIGTERM');
    } finally {
      await db.close();
      await bus.close();
      await broker.remove();
    }
  },
  90_000,
);
