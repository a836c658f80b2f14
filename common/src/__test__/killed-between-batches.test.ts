import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { brokerKinds, isMissing } from '../messaging/bus/__test__/test-brokers.ts';
import { connectBus } from '../messaging/bus/index.ts';
import { randomFrom, testMongoUri, until } from '../testing/index.ts';
import { startVenues } from './venues-process.ts';

const rounds = 4;
const people = 40;
const realBrokers = brokerKinds.filter(({ command }) => command);

/** Inserts of one moment share a command: an answer may only follow its own. */
describe.each(realBrokers.map((kind) => [kind.name, kind] as const))(
  'Killed again and again, over %s',
  (_name, kind) => {
    const test = isMissing(kind) ? it.skip : it;

    test('When a process dies while many write at once, then all that was answered is there, and its events arrive', async () => {
      const seed = Math.floor(Math.random() * 1e6);
      console.log(`seed ${seed}`);
      const random = randomFrom(seed);
      const broker = await kind.create();
      const bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects: ['venue:opened'] });
      const arrived = new Set<string>();
      bus.subscribe({
        subject: 'venue:opened',
        group: 'test-service',
        handle: async ({ body }) => {
          arrived.add(JSON.parse(body).data.id);
          return 'done';
        },
      });
      const uri = testMongoUri();
      const env = { ...broker.env, MONGO_URI: uri };
      const answered: string[] = [];

      for (let round = 0; round < rounds; round++) {
        const service = startVenues(env);
        await until('it is ready', service.isReady);
        let isAlive = true;
        const writing = Array.from({ length: people }, async (_, n) => {
          while (isAlive) {
            const { status, body } = await service.post('/api/venues', { name: `${round}.${n}`, seats: 10 });
            expect(status).toBe(201);
            answered.push(body.id);
          }
        });
        const all = Promise.allSettled(writing);
        const before = answered.length;
        await until('the first are answered', () => answered.length >= before + people / 2, 10_000);
        await sleep(random() * 400);
        await service.kill();
        isAlive = false;
        await all;
      }

      const last = startVenues(env);
      await until('it is ready', last.isReady);
      const db = await mongoose.createConnection(uri).asPromise();
      const stored = await db.collection<{ _id: string }>('venues').find().toArray();
      const ids = new Set(stored.map(({ _id }) => _id));
      expect(answered.length).toBeGreaterThan(people);
      expect(answered.filter((id) => !ids.has(id))).toEqual([]);
      await until('all events arrive', () => arrived.size >= ids.size, 30_000);
      expect([...arrived].sort()).toEqual([...ids].sort());
      await last.kill('SIGTERM');
      await db.dropDatabase();
      await db.close();
      await bus.close();
      await broker.remove();
    }, 90_000);
  },
);
