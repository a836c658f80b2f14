import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserUpdated } from '../../../contracts/index.ts';
import { happen, until } from '../../../testing/index.ts';
import { createAnnouncer } from '../announce-versions.ts';
import { republishOf, toMessage, versionsOf } from '../repair-events.ts';
import { startVenues, type VenuesService } from './start-venues.ts';
import { open, rename } from './venues.ts';

/** The same service on the same database, each time with a broker that knows nothing. */
let first: VenuesService;
const others: VenuesService[] = [];
beforeAll(async () => {
  first = await startVenues();
});
afterAll(async () => {
  await Promise.all(others.map(({ service }) => service.stop()));
  await first.stop();
});
const withNewBroker = async () => {
  const { MONGO_URI } = first.service.platform.config;
  const other = await startVenues({ MONGO_URI });
  others.push(other);
  return other;
};

let count = 0;
const openVenue = () => {
  count += 1;
  return first.venues.insert(open({ id: `venue-${count}`, name: `Repaired ${count}`, seats: 10 }));
};
const eventsOf = ({ bus }: VenuesService, id: string) =>
  bus.published
    .filter(({ subject, id: eventId }) => subject.startsWith('venue:') && eventId.includes(id))
    .map((message) => message.id);
const marks = () => first.service.platform.db.collection('broker-marks');

describe('a broker that lost its store', () => {
  it('When it is the same broker, or the first, then nothing is published again', async () => {
    const { id } = await openVenue();
    await first.bus.settled();
    expect(eventsOf(first, id)).toEqual([`venue:opened/${id}/0`]);
    first.bus.broker.stop();
    first.bus.broker.start();
    await first.bus.settled();
    expect(eventsOf(first, id)).toEqual([`venue:opened/${id}/0`]);
  });

  it('When a broker knows nothing of what the last one had acknowledged, then each aggregate is published as it is now', async () => {
    const [one, two] = [await openVenue(), await openVenue()];
    await first.venues.change(two.id, (venue) => rename(venue, 'Renamed since'));
    await first.bus.settled();
    const other = await withNewBroker();
    await until('both are published', () => eventsOf(other, two.id).length > 0);
    expect(eventsOf(other, one.id)).toEqual([`venue:opened/${one.id}/0`]);
    expect(eventsOf(other, two.id)).toEqual([`venue:renamed/${two.id}/1`]);
    const [event] = other.bus.published.filter(({ id }) => id === `venue:renamed/${two.id}/1`);
    expect(JSON.parse(event?.body ?? '').data).toMatchObject({ name: 'Renamed since' });
  });

  it('When the replica that does it dies, then another one does it half a minute later', async () => {
    const { id } = await openVenue();
    await marks().updateOne(
      {},
      { $set: { claimedBy: 'a dead one', claimedUntil: new Date(Date.now() + 30_000) } },
    );
    const other = await withNewBroker();
    await other.bus.settled(500);
    expect(eventsOf(other, id)).toEqual([]);
    other.clock.advance(31);
    await until('it is published', () => eventsOf(other, id).length === 1);
  });

  it('When a service died before it left its mark, then a broker that knows nothing is given all', async () => {
    const { id } = await openVenue();
    await first.bus.settled();
    await marks().deleteMany({});
    const other = await withNewBroker();
    await until('it is published', () => eventsOf(other, id).length === 1);
  });

  it('When somebody asks for it, then all is published again, once', async () => {
    const { id } = await openVenue();
    await first.bus.settled();
    await first.bus.publish(toMessage(republishOf('venues').type, new Date(), {}));
    await until('it is published again', () => eventsOf(first, id).length === 2);
    await first.bus.settled();
    expect(new Set(eventsOf(first, id))).toEqual(new Set([`venue:opened/${id}/0`]));
    expect(eventsOf(first, id)).toHaveLength(2);
  });
});

describe('copies and their source', () => {
  const behind = async ({ service }: VenuesService) =>
    /replicas_behind_total\{of="auth",service="venues"\} (\d+)/.exec(
      await service.metrics.registry.metrics(),
    )?.[1];
  const asked = ({ bus }: VenuesService) =>
    bus.published
      .filter(({ subject }) => subject === 'republish.auth')
      .map(({ body }) => JSON.parse(body).data);

  it('When all have their turn, then the versions of all are announced, some at a time, by one replica', async () => {
    const { id } = await openVenue();
    const { bus, service, clock } = first;
    const { db, logger } = service.platform;
    const options = { service: 'venues', replicated: service.outboxes, bus, clock, logger };
    const announcers = [1, 2].map(() =>
      createAnnouncer({ ...options, db: db.useDb(db.name, { useCache: false }) }),
    );
    const announced = () => bus.published.filter(({ subject }) => subject === 'versions.venues');
    await Promise.all(announcers.map(({ announce }) => announce()));
    expect(announced()).toHaveLength(1);
    expect(JSON.parse(announced()[0]?.body ?? '').data.versions).toContainEqual([id, 0]);
    await announcers[0]?.announce();
    expect(announced()).toHaveLength(1);
    clock.advance(601);
    await announcers[1]?.announce();
    expect(announced()).toHaveLength(2);
  });

  it('When a copy is behind for long, then it is counted, and its source is asked to publish again', async () => {
    await happen(first.bus, UserUpdated, { id: 'known', version: 3 });
    await first.bus.settled();
    const versions = [
      ['known', 3],
      ['unknown', 0],
    ];
    const longAgo = new Date(first.clock().getTime() - 60_000);
    await first.bus.publish(toMessage(versionsOf('auth').type, longAgo, { versions }));
    await first.bus.settled();
    expect(asked(first)).toEqual([{ ids: ['unknown'] }]);
    expect(await behind(first)).toBe('1');
  });

  it('When the event is only on its way, then nobody is asked', async () => {
    const before = asked(first).length;
    const versions = [['slow', 1]];
    await first.bus.publish(toMessage(versionsOf('auth').type, first.clock(), { versions }));
    await first.bus.settled(200);
    await happen(first.bus, UserUpdated, { id: 'slow', version: 1 });
    await first.bus.settled(6000);
    expect(asked(first)).toHaveLength(before);
    expect(await behind(first)).toBe('1');
  });

  it('When a source is asked for some, then it publishes these and no others', async () => {
    const [one, two] = [await openVenue(), await openVenue()];
    await first.bus.settled();
    await first.bus.publish(toMessage(republishOf('venues').type, new Date(), { ids: [one.id, 'nobody'] }));
    await first.bus.settled();
    expect(eventsOf(first, one.id)).toHaveLength(2);
    expect(eventsOf(first, two.id)).toHaveLength(1);
  });
});
