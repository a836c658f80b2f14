import { seal } from '@ticketing/common/base';
import {
  type CancelReason,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderRefundRequested,
  UserCreated,
} from '@ticketing/common/contracts';
import type { TestSmtp } from './smtp-server.ts';
import type { NotificationsTest } from './start-notifications.ts';

const key = Buffer.from('a'.repeat(64), 'hex');

let count = 0;
/** An id that was made just now, as its service makes it. */
export const newId = () =>
  `${Math.floor(Date.now() / 1000).toString(16)}${(++count).toString(16).padStart(16, '0')}`;

/** People and orders, as auth and orders publish them. */
export const story = (
  test: () => Pick<NotificationsTest, 'clock' | 'happens'>,
  smtp: () => Pick<TestSmtp, 'to'>,
) => {
  let count = 0;
  /** An id that was made just now, as its service makes it. */
  const newId = () =>
    `${Math.floor(Date.now() / 1000).toString(16)}${(++count).toString(16).padStart(16, '0')}`;
  const inHours = (hours: number) => new Date(test().clock().getTime() + hours * 3600_000).toISOString();

  const newPerson = async (given: Partial<UserCreated['data']> = {}) => {
    const id = newId();
    const email = `${id}@example.com`;
    await test().happens(UserCreated, { id, email, version: 0, ...given });
    return { id, email, mails: () => smtp().to(email) };
  };

  const newOrder = async (
    buyer: string,
    given: { ticketId?: string; sellerId?: string; startsAt?: string; title?: string } = {},
  ) => {
    const { ticketId = newId(), sellerId = newId(), startsAt = inHours(240), title = 'Late quartet' } = given;
    const id = newId();
    const ticket = {
      ...OrderCreated.sample.ticket,
      ...{ id: ticketId, userId: sellerId, version: 0, startsAt, title },
    };
    const expiresAt = inHours(0.25);
    const data = { id, userId: buyer, ticket, expiresAt };
    return {
      id,
      ticketId,
      expiresAt,
      created: () => test().happens(OrderCreated, { ...data, version: 0, status: 'created' }),
      completed: () => test().happens(OrderCompleted, { ...data, version: 2, status: 'complete' }),
      cancelled: (reason: CancelReason) =>
        test().happens(OrderCancelled, { ...data, version: 2, status: 'cancelled', reason }),
      refundRequested: () =>
        test().happens(OrderRefundRequested, { ...data, version: 3, status: 'refund:pending' }),
      refunded: () => test().happens(OrderRefunded, { ...data, version: 4, status: 'refunded' }),
    };
  };

  const sealedFor = (subject: string, userId: string, version: number, email: string) => ({
    ...{ userId, version, expiresAt: inHours(1) },
    sealed: seal(key, `${subject}/${userId}/${version}`, JSON.stringify({ token: 'to-ken', email })),
  });

  return { newPerson, newOrder, inHours, sealedFor, newId };
};
