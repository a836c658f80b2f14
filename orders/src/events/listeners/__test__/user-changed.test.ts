import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { happen, until } from '@ticketing/common/testing';
import { type EventNight, eventNight } from '../../../__test__/event-night.ts';
import { type OrdersTest, startOrders } from '../../../__test__/start-orders.ts';

let test: OrdersTest;
let night: EventNight;
beforeAll(async () => {
  test = await startOrders();
  night = await eventNight(test);
});
afterAll(() => test.stop());

const buys = async () => {
  const { buyer, pass } = await night.soldOne();
  const name = async () =>
    (await night.seller.get(`/attendees?ticketId=${night.ticketId}`)).body.find(
      ({ passId }: { passId: string }) => passId === pass.id,
    ).name;
  const called = async (version: number, given: string) => {
    const event = version === 0 ? UserCreated : UserUpdated;
    await happen(test.bus, event, { id: buyer.id, version, name: given });
    await test.bus.settled();
  };
  return { name, called };
};

describe('user:created and user:updated', () => {
  it('When somebody signs up and changes their name, then lists of guests have it (applies)', async () => {
    const { name, called } = await buys();
    expect(await name()).toBe('');
    await called(0, 'Robin');
    expect(await name()).toBe('Robin');
    await called(1, 'Robin Lee');
    expect(await name()).toBe('Robin Lee');
  });

  it('When it comes twice, then it is as once; when it comes late, then the newer name stays', async () => {
    const { name, called } = await buys();
    await called(2, 'New');
    await called(2, 'New');
    await called(1, 'Old');
    await called(0, 'Oldest');
    expect(await name()).toBe('New');
  });

  it.each(['user:created', 'user:updated'])(
    'When %s is no event, then it is parked, and the next one is served',
    async (subject) => {
      await test.bus.publish({ subject, id: `poison-${subject}`, body: `{"broken":"${subject}` });
      await until('it is parked', async () =>
        (await test.bus.history('dlq.orders')).some(({ body }) => body.includes(subject)),
      );
      const { name, called } = await buys();
      await called(0, 'Robin');
      expect(await name()).toBe('Robin');
    },
  );

  it('When a name and a suspension are kept, then nothing else of the user is', async () => {
    const { called } = await buys();
    await called(0, 'Private');
    const found = await test.service.platform.db.collection('people').findOne({ name: 'Private' });
    expect(Object.keys(found ?? {}).sort()).toEqual(['_id', 'name', 'status', 'version']);
  });
});
