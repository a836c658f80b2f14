import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { type Bus, connectBus } from '@ticketing/common/bus';
import { subjects, UserUpdated } from '@ticketing/common/contracts';
import { createDatabase } from '@ticketing/common/service';
import {
  happen,
  isNatsServerMissing,
  natsServer,
  startProcess,
  testMongoUri,
  until,
} from '@ticketing/common/testing';

const program = resolve(import.meta.dirname, '../../dist/index.js');
const many = 2000;
const waitMs = 60_000;

const listing = (index: number) => ({
  ...{ _id: index.toString(16).padStart(24, '0'), version: 0, title: 'Night', userId: 'seller', stamp: 0 },
  ...{ quantity: 2, taken: index % 2 ? 2 : 0, status: 'active', onSale: index % 2 === 0 },
});

(isNatsServerMissing('JetStream') ? it.skip : it)(
  'When it is killed while 2,000 listings are hidden, or come back, then after a restart all are',
  async () => {
    const broker = await natsServer('JetStream');
    const bus: Bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: [...subjects] });
    await new Promise<void>((connected) => bus.onConnect(connected));
    const uri = testMongoUri();
    const db = await createDatabase().openUri(uri);
    const start = (env = {}) =>
      startProcess(program, { ...broker.env, MONGO_URI: uri, NATS_CLIENT_ID: 'tickets', ...env });
    const count = (filter: object) =>
      db.collection('tickets').countDocuments({ userId: 'seller', ...filter });
    /** Dies after the first bite; the next process finishes. */
    const interrupted = async (version: number, status: 'suspended' | 'active', left: object) => {
      const first = start({ CRASH_AT: 'tickets.hidden.some' });
      await until('it is ready', first.isReady);
      await happen(bus, UserUpdated, { id: 'seller', version, status });
      expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
      expect(await count(left)).toBe(many - 200);
      const restarted = start();
      await until('none is left', async () => (await count(left)) === 0, waitMs);
      await restarted.kill('SIGTERM');
    };
    try {
      await db
        .collection('tickets')
        .insertMany(Array.from({ length: many }, (_, n) => listing(n)) as never[]);
      await interrupted(1, 'suspended', { hidden: { $ne: true } });
      expect(await count({ onSale: true })).toBe(0);
      await interrupted(2, 'active', { hidden: true });
      expect(await count({ onSale: true })).toBe(many / 2);
      expect(await count({ onSale: true, taken: 0 })).toBe(many / 2);
    } finally {
      await db.close();
      await bus.close();
      await broker.remove();
    }
  },
  150_000,
);
