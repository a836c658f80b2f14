import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventDefinition,
  ExpirationSoon,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderPassTransferred,
  OrderRefunded,
  OrderUpdated,
  SessionEnded,
  TicketCreated,
  TicketUpdated,
  UserConfirmRequested,
  UserResetRequested,
} from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { type NotificationsTest, startNotifications } from '../../../__test__/start-notifications.ts';
import { newId } from '../../../__test__/story.ts';

let test: NotificationsTest;
beforeAll(async () => {
  test = await startNotifications();
});
afterAll(() => test.stop());

const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();
const soon = inHours(0.2);
const link = { sealed: 'c2VhbGVk', expiresAt: inHours(1) };

interface Row {
  event: EventDefinition<string, never>;
  given: object;
  kinds: string[];
  /** What a later event of the same thing would be. */
  newer?: () => Promise<void>;
}

const rows = (userId: string, id: string): Record<string, Row> => {
  const order = { id, userId, expiresAt: soon };
  const paidLater = () => test.happens(OrderRefunded, { ...order, version: 9, status: 'refunded' as const });
  const row = (event: unknown, given: object, kinds: string[], newer?: () => Promise<void>): Row => ({
    event: event as Row['event'],
    given,
    kinds,
    ...(newer ? { newer } : {}),
  });
  return {
    'user:confirm-requested': row(UserConfirmRequested, { id: userId, userId, version: 4, ...link }, [
      'confirm',
    ]),
    'user:reset-requested': row(UserResetRequested, { id: userId, userId, version: 4, ...link }, ['reset']),
    'session:ended': row(SessionEnded, { id: userId, userId, version: 4, reason: 'everywhere' }, [
      'sessions-ended',
    ]),
    'order:created': row(OrderCreated, { ...order, version: 0 }, ['reserved'], paidLater),
    'order:completed': row(OrderCompleted, { ...order, version: 2 }, ['day-before', 'paid'], paidLater),
    'order:cancelled': row(OrderCancelled, { ...order, version: 2 }, ['expired'], paidLater),
    'order:pass-transferred': row(
      OrderPassTransferred,
      { id, userId, version: 3 },
      ['pass-given', 'pass-received'],
      paidLater,
    ),
    'order:refunded': row(OrderRefunded, { ...order, version: 4 }, ['refunded'], async () => {}),
  };
};

describe.each(Object.keys(rows('', '')))('%s', (subject) => {
  const rowFor = (userId: string) => rows(userId, newId())[subject] as Row;
  const happens = ({ event, given }: Row) => test.happens(event, given as never);

  it('When it comes, then its person has their messages (applies)', async () => {
    const userId = newId();
    const row = rowFor(userId);
    await happens(row);
    expect(await test.kindsOf(userId)).toEqual(row.kinds);
  });

  it('When it comes twice, then they are the same (duplicate)', async () => {
    const userId = newId();
    const row = rowFor(userId);
    for (let n = 0; n < 2; n++) await happens(row);
    expect(await test.kindsOf(userId)).toEqual(row.kinds);
  });

  it('When it comes after newer news, then nothing is lost, and the copy stays the newest (late)', async () => {
    const userId = newId();
    const row = rowFor(userId);
    await row.newer?.();
    await happens(row);
    expect(await test.kindsOf(userId)).toEqual(expect.arrayContaining(row.kinds));
    const copy = await test.copyOf('orders', (row.given as { id: string }).id);
    if (row.newer) expect(copy?.version).toBe(subject === 'order:refunded' ? 4 : 9);
  });

  it('When poison comes, then it is parked and the next applies (poison)', async () => {
    expect(await test.poison(subject)).toBe(1);
    const userId = newId();
    const row = rowFor(userId);
    await happens(row);
    expect(await test.kindsOf(userId)).toEqual(row.kinds);
  });
});

describe('expiration:soon', () => {
  const held = async () => {
    const [id, userId] = [newId(), newId()];
    await test.happens(OrderCreated, { id, userId, version: 0, expiresAt: soon });
    const comes = () => test.happens(ExpirationSoon, { id, orderId: id, expiresAt: soon } as never);
    return { id, userId, comes };
  };

  it('When it comes, then its buyer has a message (applies)', async () => {
    const { userId, comes } = await held();
    await comes();
    expect(await test.kindsOf(userId)).toEqual(['hold-ending', 'reserved']);
  });

  it('When it comes twice, then it is one (duplicate)', async () => {
    const { userId, comes } = await held();
    await comes();
    await comes();
    expect(await test.kindsOf(userId)).toEqual(['hold-ending', 'reserved']);
  });

  it('When the order was paid meanwhile, then there is none (late)', async () => {
    const { id, userId, comes } = await held();
    await test.happens(OrderUpdated, { id, userId, version: 2, status: 'complete', expiresAt: soon });
    await comes();
    expect(await test.kindsOf(userId)).toEqual(['reserved']);
  });

  it('When poison comes, then it is parked and the next applies (poison)', async () => {
    expect(await test.poison('expiration:soon')).toBe(1);
    const { userId, comes } = await held();
    await comes();
    expect(await test.kindsOf(userId)).toContain('hold-ending');
  });
});

describe('ticket:updated', () => {
  const sold = async () => {
    const [ticketId, userId, id] = [newId(), newId(), newId()];
    await test.happens(TicketCreated, { id: ticketId, version: 0 });
    const ticket = { ...OrderCompleted.sample.ticket, id: ticketId, version: 0 };
    await test.happens(OrderCompleted, { id, userId, ticket, version: 2, status: 'complete' });
    const moved = (version: number, venue: string) =>
      test.happens(TicketUpdated, { id: ticketId, version, venue });
    const changes = async () =>
      (await test.stored({ userId, kind: 'listing-changed' })).map(({ facts }) => facts);
    return {
      moved,
      changes,
      arrive: (n: number) => until(`${n} came`, async () => (await changes()).length === n),
    };
  };

  it('When it moves an event, then its buyer has a message (applies)', async () => {
    const { moved, changes, arrive } = await sold();
    await moved(1, 'New Mill');
    await arrive(1);
    expect(await changes()).toMatchObject([{ venue: 'New Mill', before: { venue: 'Old Mill' } }]);
  });

  it('When it comes twice, then it is one (duplicate)', async () => {
    const { moved, arrive } = await sold();
    for (let n = 0; n < 2; n++) await moved(1, 'New Mill');
    await arrive(1);
  });

  it('When an older one comes later, then it says nothing more (late)', async () => {
    const { moved, changes, arrive } = await sold();
    await moved(2, 'Town Hall');
    await arrive(1);
    await moved(1, 'New Mill');
    expect(await changes()).toMatchObject([{ venue: 'Town Hall', before: { venue: 'Old Mill' } }]);
  });
});
