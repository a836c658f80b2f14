import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { brokerKinds, isMissing } from '../messaging/bus/__test__/test-brokers.ts';
import { connectBus } from '../messaging/bus/index.ts';
import { testMongoUri, until } from '../testing/index.ts';
import { startVenues } from './venues-process.ts';

const outageMs = 20_000;
const venues = 20;
const changesEach = 10;

describe.each(brokerKinds.filter(({ command }) => command).map((kind) => [kind.name, kind] as const))(
  'While %s is away',
  (_name, kind) => {
    (isMissing(kind) ? it.skip : it)(
      'When 200 changes are written in 20 s, then all are answered, and all events arrive, in order per aggregate',
      async () => {
        const broker = await kind.create();
        const bus = await connectBus({
          ...broker.env,
          NATS_CLIENT_ID: 'test',
          subjects: ['venue:opened', 'venue:renamed'],
        });
        const arrived = new Map<string, number[]>();
        const note = async ({ body }: { body: string }) => {
          const { data, version } = JSON.parse(body);
          arrived.set(data.id, [...(arrived.get(data.id) ?? []), version]);
          return 'done' as const;
        };
        for (const subject of ['venue:opened', 'venue:renamed']) {
          bus.subscribe({ subject, group: 'test-service', handle: note });
        }
        const uri = testMongoUri();
        const service = startVenues({ ...broker.env, MONGO_URI: uri });
        await until('it is ready', service.isReady);
        const db = await mongoose.createConnection(uri).asPromise();
        const marks = db.collection('broker-marks');
        // without one it publishes all as it is, besides: it cannot know what that broker has lost
        await until('its mark is left', async () => (await marks.findOne({ mark: { $ne: '' } })) !== null);

        const began = performance.now();
        await broker.kill();
        for (let venue = 0; venue < venues; venue++) {
          const { status, body } = await service.post('/api/venues', { name: `Venue ${venue}`, seats: 10 });
          expect(status).toBe(201);
          for (let change = 1; change < changesEach; change++) {
            const renamed = await service.put(`/api/venues/${body.id}`, { name: `Venue ${venue}.${change}` });
            expect(renamed.status).toBe(200);
          }
        }
        expect(await service.isReady()).toBe(true);
        await until('20 s are over', () => performance.now() - began > outageMs, outageMs);
        await broker.start();

        const versions = [...Array(changesEach).keys()];
        const firsts = () => [...arrived.values()].map((all) => [...new Set(all)]);
        await until('all have arrived', () => firsts().flat().length === venues * changesEach, 30_000);
        // opened and renamed are two subjects, and only within one does a broker keep the order
        for (const seen of firsts()) expect(seen.filter((version) => version > 0)).toEqual(versions.slice(1));

        await until('the outbox is empty', async () => {
          return (await db.collection('venues').countDocuments({ outboxAt: { $exists: true } })) === 0;
        });
        await db.dropDatabase();
        await db.close();
        await service.kill('SIGTERM');
        await bus.close();
        await broker.remove();
      },
      90_000,
    );
  },
);
