import type { EventDefinition } from '@ticketing/common/contracts';
import { happen, startTestService } from '@ticketing/common/testing';
import { createNotifications } from '../app.ts';
import { type NotificationsConfig, notificationsConfig } from '../config.ts';
import type { Message } from '../domain/message.ts';

export type NotificationsTest = Awaited<ReturnType<typeof startNotifications>>;

type Given<Data> = Partial<Data> & { version?: number };

/** Notifications as it is in production; what others publish is published by the test. */
export const startNotifications = async (env: Record<string, string> = {}) => {
  const test = await startTestService<NotificationsConfig>(createNotifications, {
    config: notificationsConfig,
    env,
  });
  const { db } = test.service.platform;
  const stored = (filter: object = {}) =>
    db
      .collection<Omit<Message, 'id'> & { _id: string }>('messages')
      .find(filter)
      .sort({ at: 1, _id: 1 })
      .toArray();
  return {
    ...test,
    stored,
    kindsOf: async (userId: string) => (await stored({ userId })).map(({ kind }) => kind).sort(),
    happens: async <Data extends object>(event: EventDefinition<string, Data>, given: Given<Data> = {}) => {
      await happen(test.bus, event, given as Partial<Data>);
      await test.bus.settled();
    },
    poison: async (subject: string) => {
      const before = (await test.bus.history('dlq.notifications')).length;
      await test.bus.publish({ subject, id: 'poison', body: '{' });
      await test.bus.settled();
      return (await test.bus.history('dlq.notifications')).length - before;
    },
    copyOf: (collection: string, id: string) =>
      db.collection<{ _id: string; version: number }>(collection).findOne({ _id: id }),
  };
};
