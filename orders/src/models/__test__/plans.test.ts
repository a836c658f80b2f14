import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';

const listings = 50;
const each = 400;

let test: OrdersTest;
const orders = () => test.service.platform.db.collection('orders');

const idOf = (index: number) => (index + 0x100000).toString(16).padStart(24, '0');
/** Most orders of an old shop came to nothing. */
const order = (index: number) => {
  const isPaid = index % 4 === 0;
  return {
    _id: idOf(index),
    version: 3,
    number: `N${String(index).padStart(7, '0')}`,
    status: isPaid ? 'complete' : 'cancelled',
    userId: `buyer-${index % 1000}`,
    ticketId: `ticket-${index % listings}`,
    slots: [index],
    ...(isPaid ? { live: true, passes: [{ id: `pass-${index}`, seat: index + 1, status: 'issued' }] } : {}),
  };
};

beforeAll(async () => {
  test = await startOrders();
  for (let from = 0; from < listings * each; from += 2000)
    await orders().insertMany(Array.from({ length: 2000 }, (_, n) => order(from + n)) as never);
}, 120_000);
afterAll(() => test.stop());

type Stage = { stage: string; indexName?: string; inputStage?: Stage };
const stagesOf = ({ inputStage, ...stage }: Stage): Stage[] => [
  stage,
  ...(inputStage ? stagesOf(inputStage) : []),
];

const explained = async (filter: object, sort: Record<string, 1> = {}) => {
  const found = orders()
    .find(filter as never)
    .sort(sort)
    .limit(500);
  const { queryPlanner, executionStats } = (await found.explain('executionStats')) as {
    queryPlanner: { winningPlan: Stage & { queryPlan?: Stage } };
    executionStats: { nReturned: number; totalDocsExamined: number };
  };
  const { winningPlan } = queryPlanner;
  const stages = stagesOf(winningPlan.queryPlan ?? winningPlan);
  const indexes = stages.flatMap(({ indexName }) => indexName ?? []);
  return { stages: stages.map(({ stage }) => stage), indexes, ...executionStats };
};

describe(`among ${listings * each} orders`, () => {
  it('When a pass is scanned, then its order is found by an index', async () => {
    const { indexes, totalDocsExamined } = await explained({ 'passes.id': 'pass-400' });
    expect(indexes).toEqual(['passes.id_1']);
    expect(totalDocsExamined).toBe(1);
  });

  it('When all passes of an event are read, then nothing else is, and nothing is sorted', async () => {
    const filter = { ticketId: 'ticket-8', 'passes.id': { $exists: true }, _id: { $gte: '' } };
    const { stages, nReturned, totalDocsExamined } = await explained(filter, { _id: 1 });
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
    expect(nReturned).toBe(each / 2);
    expect(totalDocsExamined).toBe(each / 2);
  });

  it('When a short code is typed, then its order is found by its number', async () => {
    const { totalDocsExamined } = await explained({ number: 'N0000400' });
    expect(totalDocsExamined).toBeLessThanOrEqual(1);
  });
});
