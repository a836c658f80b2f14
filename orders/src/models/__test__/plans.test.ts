import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explained as explainedQuery } from '@ticketing/common/testing';
import { type OrdersTest, startOrders } from '../../__test__/start-orders.ts';
import { progressIndex } from '../orders.ts';

const listings = 50;
const each = 400;

let test: OrdersTest;
const orders = () => test.service.platform.db.collection('orders');

const begin = Date.parse('2026-01-01T00:00:00Z');

const idOf = (index: number) => (index + 0x100000).toString(16).padStart(24, '0');
/** Most orders of an old shop came to nothing. */
const order = (index: number) => {
  const isPaid = index % 4 === 0;
  const isInRun = isPaid && index % 100 === 8;
  return {
    _id: idOf(index),
    version: 3,
    number: `N${String(index).padStart(7, '0')}`,
    status: isPaid ? 'complete' : 'cancelled',
    userId: `buyer-${index % 1000}`,
    ticketId: `ticket-${index % listings}`,
    slots: [index],
    createdAt: new Date(begin + index * 60_000),
    ticket: { userId: `seller-${index % listings}` },
    ...(isInRun ? { refundRun: `run-${index % listings}` } : {}),
    ...(isPaid ? { live: true, passes: [{ id: `pass-${index}`, seat: index + 1, status: 'issued' }] } : {}),
  };
};

beforeAll(async () => {
  test = await startOrders();
  for (let from = 0; from < listings * each; from += 2000)
    await orders().insertMany(Array.from({ length: 2000 }, (_, n) => order(from + n)) as never);
}, 120_000);
afterAll(() => test.stop());

const explained = (filter: object, sort: Record<string, 1 | -1> = {}, rows = orders()) =>
  explainedQuery(
    rows
      .find(filter as never)
      .sort(sort)
      .limit(500),
  );

describe('among 5,000 refund runs', () => {
  const runs = () => test.service.platform.db.collection('refund_runs');
  beforeAll(async () => {
    await runs().insertMany(
      Array.from({ length: 5000 }, (_, n) => ({
        _id: `run-${n}`,
        ticketId: `ticket-${n % 50}`,
        opened: idOf(n),
        status: 'done',
      })) as never,
    );
    const later = new Date(Date.now() + 3_600_000);
    await runs().updateMany({ ticketId: 'ticket-8' }, { $set: { status: 'open', nextAt: later } });
  });

  it('When those of a listing are read, newest first, then no others are, and nothing is sorted', async () => {
    const { stages, totalDocsExamined } = await explained({ ticketId: 'ticket-8' }, { opened: -1 }, runs());
    expect(stages).not.toContain('SORT');
    expect(totalDocsExamined).toBe(100);
  });

  it('When a worker looks for what is due, then it reads what is', async () => {
    const filter = { status: 'open', nextAt: { $lte: new Date() } };
    const { indexes, totalDocsExamined } = await explained(filter, { nextAt: 1 }, runs());
    expect(indexes).toEqual(['nextAt_1']);
    expect(totalDocsExamined).toBe(0);
  });
});

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

  const paid = { status: { $in: ['complete', 'refund:pending', 'refunded'] } };

  it('When buyers of a listing are read newest first, then none but the page is, and nothing is sorted', async () => {
    const filter = { ticketId: 'ticket-8', ...paid, _id: { $lt: idOf(listings * each) } };
    const { stages, indexes, totalDocsExamined } = await explained(filter, { _id: -1 });
    expect(indexes).toEqual(['paid_of_listing']);
    expect(stages).not.toContain('SORT');
    expect(totalDocsExamined).toBe(each / 2);
  });

  it('When sales of some days are summed, then the orders of these days are read', async () => {
    const [from, to] = [new Date(begin), new Date(begin + 100 * 60_000)];
    const filter = { 'ticket.userId': 'seller-8', ...paid, createdAt: { $gte: from, $lt: to } };
    const { indexes, totalDocsExamined } = await explained(filter);
    expect(indexes).toEqual(['ticket.userId_1_createdAt_1']);
    expect(totalDocsExamined).toBe(1);
  });

  it('When a refund run goes on or is counted, then its orders alone are read', async () => {
    const waiting = { refundRun: 'run-8', status: 'complete', refundLeft: { $exists: false } };
    const { indexes, totalDocsExamined } = await explained(waiting);
    expect(indexes).toEqual(['refundRun_1_status_1']);
    expect(totalDocsExamined).toBe(200);
    const hinted = orders()
      .find({ refundRun: { $in: ['run-8'] } } as never)
      .hint(progressIndex);
    const { executionStats } = await hinted.explain('executionStats');
    expect(executionStats.totalDocsExamined).toBe(200);
  });

  it('When paid orders of a listing are taken on by a run, then nothing is sorted', async () => {
    const filter = { ticketId: 'ticket-8', status: 'complete', _id: { $gt: '' } };
    const { stages, totalDocsExamined } = await explained(filter, { _id: 1 });
    expect(stages).not.toContain('SORT');
    expect(totalDocsExamined).toBe(each / 2);
  });

  it('When a short code is typed, then its order is found by its number', async () => {
    const { totalDocsExamined } = await explained({ number: 'N0000400' });
    expect(totalDocsExamined).toBeLessThanOrEqual(1);
  });
});
