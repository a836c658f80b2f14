import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
  TicketCreated,
  TicketUpdated,
  UserCreated,
  UserUpdated,
} from '@ticketing/common/contracts';
import { type NotificationsTest, startNotifications } from '../../../__test__/start-notifications.ts';

let test: NotificationsTest;
beforeAll(async () => {
  test = await startNotifications();
});
afterAll(() => test.stop());

const rows: [EventDefinition<string, { id: string; version: number }>, collection: string][] = [
  [UserCreated, 'people'],
  [UserUpdated, 'people'],
  [TicketCreated, 'listings'],
  [TicketUpdated, 'listings'],
  [OrderCreated, 'orders'],
  [OrderUpdated, 'orders'],
  [OrderCompleted, 'orders'],
  [OrderCancelled, 'orders'],
  [OrderRefundRequested, 'orders'],
  [OrderRefunded, 'orders'],
];

let count = 0;
const newId = () => `66500000000000000001${String(++count).padStart(4, '0')}`;

describe.each(rows.map(([event, collection]) => ({ name: event.type, event, collection })))(
  '$name',
  ({ event, collection }) => {
    const versionOf = async (id: string) => (await test.copyOf(collection, id))?.version;

    it('When it comes, then the copy has it (applies)', async () => {
      const id = newId();
      await test.happens(event, { id, version: 3 });
      expect(await versionOf(id)).toBe(3);
    });

    it('When it comes twice, then the copy is the same (duplicate)', async () => {
      const id = newId();
      await test.happens(event, { id, version: 3 });
      const once = await test.copyOf(collection, id);
      await test.happens(event, { id, version: 3 });
      expect(await test.copyOf(collection, id)).toEqual(once);
    });

    it('When an older one comes later, then the newest stays (late)', async () => {
      const id = newId();
      await test.happens(event, { id, version: 3 });
      await test.happens(event, { id, version: 1 });
      expect(await versionOf(id)).toBe(3);
    });

    it('When poison comes, then it is parked and the next applies (poison)', async () => {
      expect(await test.poison(event.type)).toBe(1);
      const id = newId();
      await test.happens(event, { id, version: 1 });
      expect(await versionOf(id)).toBe(1);
    });
  },
);
