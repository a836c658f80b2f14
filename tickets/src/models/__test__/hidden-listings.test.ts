import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fillListings } from '../../__test__/fill-listings.ts';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { hiddenListings, stillToSet } from '../hidden-listings.ts';

let test: TicketsTest;
beforeAll(async () => {
  test = await startTickets();
  await fillListings(test, 20_000, (index) => ({
    ...{ _id: index.toString(16).padStart(24, '0'), version: 0, userId: `seller-${index % 200}` },
    ...{ status: 'active', quantity: 1, taken: 0, onSale: true },
  }));
}, 60_000);
afterAll(() => test.stop());

const tickets = () => test.service.platform.db.collection('tickets');
const examined = async (filter: object) => {
  const found = tickets().find(filter).sort({ _id: 1 }).limit(200);
  const { executionStats } = (await found.explain('executionStats')) as {
    executionStats: { nReturned: number; totalDocsExamined: number };
  };
  return [executionStats.nReturned, executionStats.totalDocsExamined];
};

it('When a seller is suspended among others, then their listings alone are read', async () => {
  expect(await examined(stillToSet('seller-7', true))).toEqual([100, 100]);
  // a change of name of somebody who is active reads nothing
  expect(await examined(stillToSet('seller-7', false))).toEqual([0, 0]);
});

it('When they are readmitted, then those that were hidden are read', async () => {
  const { db } = test.service.platform;
  for (const seller of ['seller-7', 'seller-8']) await hiddenListings(db).set(seller, true);
  expect(await tickets().countDocuments({ hidden: true, onSale: false })).toBe(200);
  expect(await examined(stillToSet('seller-7', false))).toEqual([100, 100]);
  await hiddenListings(db).set('seller-7', false);
  expect(await tickets().countDocuments({ hidden: true })).toBe(100);
  expect(await tickets().countDocuments({ onSale: true })).toBe(19_900);
});
