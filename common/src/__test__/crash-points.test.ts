import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { UserUpdated } from '../contracts/index.ts';
import { brokerKinds, isMissing, type TestBroker } from '../messaging/bus/__test__/test-brokers.ts';
import { type Bus, connectBus } from '../messaging/bus/index.ts';
import { deadLetters } from '../messaging/dlq/dead-letter.ts';
import { happen, testMongoUri, until } from '../testing/index.ts';
import { startVenues, type VenuesProcess } from './venues-process.ts';

const subjects = ['venue:opened', 'venue:renamed', 'user:created', 'user:updated'];
const realBrokers = brokerKinds.filter(({ command }) => command !== undefined);

describe.each(realBrokers.map((kind) => [kind.name, kind] as const))(
  'A process killed on %s',
  (_name, kind) => {
    const test = isMissing(kind) ? it.skip : it;
    let broker: TestBroker;
    let bus: Bus;
    let db: Connection;
    let process: VenuesProcess;
    const uri = testMongoUri();
    const seen: string[] = [];

    beforeAll(async () => {
      if (isMissing(kind)) return;
      broker = await kind.create();
      bus = await connectBus({ ...broker.env, NATS_CLIENT_ID: 'test', subjects });
      bus.subscribe({
        subject: 'venue:opened',
        group: 'test-service',
        handle: async ({ body }) => {
          seen.push(JSON.parse(body).id);
          return 'done';
        },
      });
      db = await mongoose.createConnection(uri).asPromise();
    });
    afterEach(() => process?.kill());
    afterAll(async () => {
      if (isMissing(kind)) return;
      await db.dropDatabase();
      await db.close();
      await bus.close();
      await broker.remove();
    });

    const start = async (env: Record<string, string> = {}) => {
      process = startVenues({ ...broker.env, MONGO_URI: uri, ...env });
      await until('it is ready', process.isReady);
    };
    const dies = async (at: string, act: () => Promise<unknown>) => {
      await start({ CRASH_AT: at });
      await act().catch(() => undefined);
      expect(await process.exited).toMatchObject({ signal: 'SIGKILL' });
    };
    const open = (name: string) => process.post('/api/venues', { name, seats: 10 });
    const waiting = () => db.collection('venues').countDocuments({ outboxAt: { $exists: true } });

    test('When it dies before the write, then there is neither change nor event', async () => {
      await dies('venues.saving', () => open('Never'));
      await start();
      await open('Later');
      await until('the later event is there', () => seen.length > 0);
      expect(await db.collection('venues').countDocuments({ name: 'Never' })).toBe(0);
      expect(seen).toHaveLength(1);
    });

    test.each(['venues.saved.beforePublish', 'venues.published.beforeRemove', 'venues.removed'])(
      'When it dies at %s, then after a restart the event is delivered and the outbox is empty',
      async (at) => {
        const name = `Venue of ${at}`;
        await dies(at, () => open(name));
        const venue = await db.collection('venues').findOne({ name });
        const event = `venue:opened/${venue?._id}/0`;
        await start();
        await until('the event is delivered', () => seen.includes(event));
        await until('the outbox is empty', async () => (await waiting()) === 0);
      },
    );

    test('When it dies between applying an event and its acknowledgement, then the replica is right', async () => {
      await dies('venues.applied.beforeAck', () =>
        happen(bus, UserUpdated, { id: 'applied', name: 'Robin', version: 1 }),
      );
      await start();
      const owner = () => db.collection<{ _id: string; name: string }>('owners').findOne({ _id: 'applied' });
      expect(await owner()).toMatchObject({ name: 'Robin' });
      await happen(bus, UserUpdated, { id: 'applied', name: 'Robin Lee', version: 2 });
      await until('the next event is applied', async () => (await owner())?.name === 'Robin Lee');
    });

    test('When it dies between parking poison and its acknowledgement, then there is one dead letter', async () => {
      await dies('venues.parked.beforeAck', () =>
        bus.publish({ subject: 'user:updated', id: `poison-${kind.name}`, body: 'poison' }),
      );
      await start();
      await until(
        'it is parked again',
        () => process.log.some(({ msg }) => msg === 'Parked a message as a dead letter'),
        40_000,
      );
      expect(await deadLetters(bus, 'venues')).toEqual([expect.objectContaining({ body: 'poison' })]);
    }, 60_000);
  },
);
