import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '../../../base/logger.ts';
import { createDatabase } from '../../../service/platform.ts';
import { testClock, testMongoUri, until } from '../../../testing/index.ts';
import { createMemoryBroker } from '../../bus/memory-broker.ts';
import { memoryBus } from '../../bus/memory-bus.ts';
import { createRelay } from '../relay.ts';
import { open, rename, type Venue, venueAggregates } from './venues.ts';

const logger = createLogger('test', 'silent');
let db: Connection;
beforeAll(async () => {
  db = await createDatabase().openUri(testMongoUri());
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

let count = 0;
const newVenue = (): Omit<Venue, 'version'> => {
  count += 1;
  return { id: `venue-${count}`, name: `Venue ${count}`, seats: 10 };
};
const clock = testClock();
const storeOf = () => venueAggregates(db, clock);
const relayOf = (broker = createMemoryBroker()) => {
  const venues = storeOf();
  const bus = memoryBus(broker);
  const relay = createRelay({ service: 'venues', outbox: venues.outbox, bus, clock, logger });
  relay.start();
  const published = (id: string) =>
    bus.published.filter((message) => message.id.includes(`/${id}/`)).map(({ id }) => id);
  return {
    broker,
    bus,
    venues,
    relay,
    published,
    stop: async () => {
      await relay.stop();
      await bus.close();
    },
  };
};
const raw = (id: string) =>
  db.collection<{ _id: string; outbox?: unknown[]; outboxAt?: Date }>('venues').findOne({ _id: id });

describe('an aggregate and its events', () => {
  it('When it is written, then state and event are one document, and reads do not show the event', async () => {
    const venues = storeOf();
    const venue = await venues.insert(open(newVenue()));
    expect(await raw(venue.id)).toMatchObject({
      version: 0,
      outbox: [{ id: `venue:opened/${venue.id}/0` }],
      outboxAt: expect.any(Date),
    });
    expect(await venues.find(venue.id)).toEqual(venue);
    expect(await db.model('Venue').findById(venue.id).lean()).not.toHaveProperty('outbox');
  });

  it('When a field goes, then it is gone from the document', async () => {
    const venues = storeOf();
    const venue = await venues.insert(open({ ...newVenue(), note: 'closing soon' } as never));
    expect(await raw(venue.id)).toHaveProperty('note');
    await venues.change(venue.id, ({ note: _, ...rest }: Venue & { note?: string }) => ({
      state: rest,
      events: ['venue:renamed'],
    }));
    expect(await raw(venue.id)).not.toHaveProperty('note');
  });

  it('When thirty change it at once, then no change is lost', async () => {
    const venues = storeOf();
    const venue = await venues.insert(open(newVenue()));
    const more = (state: Venue) => ({
      state: { ...state, seats: state.seats + 1 },
      events: ['venue:renamed'] as const,
    });
    await Promise.all(Array.from({ length: 30 }, () => venues.change(venue.id, more)));
    expect(await venues.find(venue.id)).toMatchObject({ seats: 40, version: 30 });
    expect((await raw(venue.id))?.outbox).toHaveLength(31);
  });

  it('When two replicas change what a query finds at once, then each is changed once', async () => {
    const stores = [storeOf(), storeOf()] as const;
    const venues = await Promise.all(Array.from({ length: 40 }, () => stores[0].insert(open(newVenue()))));
    const query = {
      filter: { _id: { $in: venues.map(({ id }) => id) } },
      sort: { _id: 1 as const },
      limit: 30,
    };
    const more = (state: Venue) =>
      state.seats === 10 ? { state: { ...state, seats: 11 }, events: ['venue:renamed'] as const } : undefined;
    const [one] = await Promise.all(stores.map((store) => store.changeFound(query, more)));
    expect(one?.found).toBe(30);
    expect((await stores[0].changeFound(query, more)).changed).toEqual([]);
    const after = await Promise.all(venues.map(({ id }) => raw(id)));
    expect(after.filter((found) => found?.outbox?.length === 2)).toHaveLength(30);
    expect(after.filter((found) => found?.outbox?.length === 1)).toHaveLength(10);
  });

  it('When another relay removed the unsent events that a writer had read, then they are not sent again', async () => {
    const venues = storeOf();
    const venue = await venues.insert(open(newVenue()));
    const saved: (string[] | undefined)[] = [];
    venues.outbox.onSaved((_id, unsent) => saved.push(unsent?.map(({ id }) => id)));
    const relay = storeOf().outbox;
    let removed: Promise<unknown> | undefined;
    await venues.change(venue.id, (state) => {
      removed = relay.unsent(venue.id).then((events) => relay.sent(venue.id, events));
      return rename(state, 'Renamed while the first event was sent');
    });
    await removed;
    await venues.change(venue.id, (state) => rename(state, 'Renamed once more'));
    // unknown: the relay reads what is unsent instead of trusting the writer's read
    expect(saved).toEqual([undefined, undefined]);
    await relay.sent(venue.id, await relay.unsent(venue.id));
    await venues.change(venue.id, (state) => rename(state, 'And with nothing unsent'));
    expect(saved.at(-1)).toEqual([`venue:renamed/${venue.id}/3`]);
  });

  it('When fifty events wait, then the next change is refused with 503 and nothing is written', async () => {
    const venues = storeOf();
    const venue = await venues.insert(open(newVenue()));
    for (let index = 1; index < 50; index++)
      await venues.change(venue.id, (state) => rename(state, `${state.name}.`));
    const before = await raw(venue.id);
    await expect(venues.change(venue.id, (state) => rename(state, 'One too many'))).rejects.toMatchObject({
      statusCode: 503,
    });
    expect(await raw(venue.id)).toEqual(before);
  });
});

describe('the relay', () => {
  it('When a change is written, then its event is on the bus and gone from the document', async () => {
    const { venues, published, stop } = relayOf();
    const venue = await venues.insert(open(newVenue()));
    await until('the outbox is empty', async () => (await raw(venue.id))?.outboxAt === undefined);
    expect(await raw(venue.id)).not.toHaveProperty('outbox');
    expect(published(venue.id)).toEqual([`venue:opened/${venue.id}/0`]);
    await stop();
  });

  it('When the process died before publishing, then another one finds the event', async () => {
    const venue = await storeOf().insert(open(newVenue()));
    const { published, stop } = relayOf();
    await until('it is published', () => published(venue.id).length === 1);
    await stop();
  });

  it('When a replica with a wrong clock wrote it, then the event does not wait for that clock', async () => {
    const ahead = testClock();
    ahead.advance(600);
    const venue = await venueAggregates(db, ahead).insert(open(newVenue()));
    const { published, stop } = relayOf();
    await until('it is published', () => published(venue.id).length === 1, 3000);
    await stop();
  });

  it('When the broker is unavailable while a hundred changes are written, then all arrive, in order', async () => {
    const { broker, venues, published, stop } = relayOf();
    broker.stop();
    const some = await Promise.all(Array.from({ length: 10 }, () => venues.insert(open(newVenue()))));
    for (const { id } of some) {
      for (let index = 1; index < 10; index++)
        await venues.change(id, (state) => rename(state, `${state.name}.`));
    }
    broker.start();
    await until('nothing waits', async () => (await venues.outbox.backlog()).depth === 0);
    for (const { id } of some) {
      const versions = published(id).map((eventId) => Number(eventId.split('/')[2]));
      expect([...new Set(versions)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    await stop();
  });

  it('When changes come while it drains, then no wake-up is lost', async () => {
    const { venues, published, stop } = relayOf(
      createMemoryBroker({ faults: { seed: 7, delayMs: 5 } } as never),
    );
    const venue = await venues.insert(open(newVenue()));
    for (let index = 1; index <= 40; index++)
      await venues.change(venue.id, (state) => rename(state, `${state.name}.`));
    await until('the outbox is empty', async () => (await raw(venue.id))?.outboxAt === undefined, 900);
    expect(new Set(published(venue.id)).size).toBe(41);
    await stop();
  });

  it('When a hundred found are changed while another replica changes some, then all events arrive and no outbox stays', async () => {
    const { venues, published, stop } = relayOf();
    const some = await Promise.all(Array.from({ length: 100 }, () => venues.insert(open(newVenue()))));
    const again = (state: Venue) => rename(state, `${state.name}.`);
    const filter = { _id: { $in: some.map(({ id }) => id) } };
    await Promise.all([
      venues.changeFound({ filter, limit: 100 }, again),
      ...some.slice(0, 20).map(({ id }) => venues.change(id, again)),
    ]);
    await until('nothing waits', async () => (await venues.outbox.backlog()).depth === 0);
    for (const { id } of some) expect(published(id)).toContain(`venue:renamed/${id}/1`);
    await stop();
  });

  it('When it is stopped while it looks for what was left behind, then it has done so before the database closes', async () => {
    let isPolling = false;
    const { outbox } = storeOf();
    const slow = {
      ...outbox,
      overdue: async (now: Date, limit: number) => {
        isPolling = true;
        await sleep(50);
        const found = await outbox.overdue(now, limit);
        isPolling = false;
        return found;
      },
    };
    const bus = memoryBus(createMemoryBroker());
    const relay = createRelay({ service: 'venues', outbox: slow, bus, clock, logger });
    relay.start();
    await until('it polls', () => isPolling);
    await relay.stop();
    expect(isPolling).toBe(false);
    await bus.close();
  });

  it('When two relays race, then each event arrives at least once and first in order', async () => {
    const broker = createMemoryBroker();
    const [one, two] = [relayOf(broker), relayOf(broker)];
    const venue = await one.venues.insert(open(newVenue()));
    for (let index = 1; index <= 20; index++) {
      await (index % 2 ? one : two).venues.change(venue.id, (state) => rename(state, `${state.name}.`));
    }
    await until('the outbox is empty', async () => (await raw(venue.id))?.outboxAt === undefined);
    const versions = one.published(venue.id).map((eventId) => Number(eventId.split('/')[2]));
    expect([...new Set(versions)]).toEqual([...Array(21).keys()]);
    await one.stop();
    await two.stop();
  });

  it('When events wait, then the gauge says how many and since when', async () => {
    const venues = storeOf();
    await until('nothing else waits', async () => {
      const { stop } = relayOf();
      await until('it is drained', async () => (await venues.outbox.backlog()).depth === 0);
      await stop();
      return true;
    });
    await venues.insert(open(newVenue()));
    expect(await venues.outbox.backlog()).toEqual({ depth: 1, oldestAt: expect.any(Date) });
  });
});
