import {
  type EventDefinition,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  type OrderData,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { happen, startTestService, until } from '@ticketing/common/testing';
import { createExpiration } from '../app.ts';
import { type ExpirationConfig, expirationConfig } from '../config.ts';
import type { Deadline } from '../domain/deadline.ts';

export type ExpirationTest = Awaited<ReturnType<typeof startExpiration>>;

let count = 0;

/** Expiration as it is in production, and orders whose events it receives. */
export const startExpiration = async (env: Record<string, string> = {}) => {
  const test = await startTestService<ExpirationConfig>(createExpiration, { config: expirationConfig, env });
  const inSeconds = (seconds: number) => new Date(test.clock().getTime() + seconds * 1000).toISOString();
  const stored = async (id: string) =>
    (await test.service.platform.db.collection<Deadline & { _id: string }>('deadlines').findOne({
      _id: id,
    })) ?? undefined;
  const publishedFor = (id: string) =>
    test.bus.published
      .filter(({ subject }) => subject.startsWith('expiration:'))
      .map(({ body }) => JSON.parse(body))
      .filter(({ data }) => data.orderId === id);

  /** Of one order, whatever is published about it. */
  const newOrder = (holdSeconds: number, id = `order-${++count}`) => {
    const expiresAt = inSeconds(holdSeconds);
    const happens = async (event: EventDefinition<string, OrderData>, given: Partial<OrderData> = {}) => {
      await happen(test.bus, event, { userId: 'buyer', expiresAt, ...given, id });
      await test.bus.settled();
    };
    return {
      id,
      expiresAt,
      created: () => happens(OrderCreated, { version: 0 }),
      updated: (version: number, given: Partial<OrderData> = {}) =>
        happens(OrderUpdated, { version, status: 'awaiting:payment', ...given }),
      cancelled: (version: number) =>
        happens(
          OrderCancelled as EventDefinition<string, OrderData>,
          {
            version,
            reason: 'user',
          } as Partial<OrderData>,
        ),
      completed: (version: number) => happens(OrderCompleted, { version }),
      happens,
      stored: () => stored(id),
      published: () => publishedFor(id),
      facts: () => publishedFor(id).map(({ type }) => type as string),
      saidAtLast: (type: string, withinMs = 3000) =>
        until(`${type} of ${id}`, () => publishedFor(id).some((event) => event.type === type), withinMs),
    };
  };
  return { ...test, inSeconds, newOrder };
};
