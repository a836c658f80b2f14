import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type NotificationsTest, startNotifications } from '../../__test__/start-notifications.ts';
import { refundedBehind } from '../orders.ts';

const at = new Date('2030-05-01T10:00:00Z');

let test: NotificationsTest;
const orders = () => test.service.platform.db.collection('orders');
beforeAll(async () => {
  test = await startNotifications();
  const copies = Array.from({ length: 4000 }, (_, n) => ({
    ...{ _id: n.toString(16).padStart(24, '0'), version: 3, ticket: { id: `listing-${n % 2}`, version: 0 } },
    ...(n % 4 === 0 ? { status: 'refund:pending', refundAskedAt: at } : { status: 'complete' }),
  }));
  await orders().insertMany(copies as never[]);
}, 60_000);
afterAll(() => test.stop());

it('When those who are refunded are looked for among many, then an index gives them in their order', async () => {
  const after = '0'.repeat(24);
  const found = orders().find(refundedBehind('listing-0', at, after) as never);
  const { executionStats, queryPlanner } = (await found
    .sort({ _id: 1 })
    .limit(500)
    .explain('executionStats')) as {
    executionStats: { nReturned: number; totalDocsExamined: number };
    queryPlanner: { winningPlan: object };
  };
  expect(JSON.stringify(queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/);
  expect(executionStats).toMatchObject({ nReturned: 500, totalDocsExamined: 500 });
});
