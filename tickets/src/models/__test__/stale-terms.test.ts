import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLogger } from '@ticketing/common/base';
import { catchUp } from '@ticketing/common/service';
import { until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { dictionaryModel } from '../dictionary.ts';
import { staleTerms } from '../stale-terms.ts';

let test: TicketsTest;
beforeAll(async () => {
  test = await startTickets();
});
afterAll(() => test.stop());

const found = async (query: string) =>
  (await test.as().get(`?${query}`)).body.map(({ title }: { title: string }) => title);

it('When listings are of before there were terms and categories, then the start of the service gives them both', async () => {
  const { db } = test.service.platform;
  const tickets = db.collection('tickets');
  const seller = test.as('seller-1');
  for (let n = 0; n < 450; n++) await seller.sell({ title: `Old stock ${n}`, city: 'Bern' });
  const { id } = await seller.sell({ title: 'Renamed by the old version' });
  const set = { category: 'exhibitions' };
  await tickets.updateMany({ city: 'Bern' }, { $unset: { terms: 1 }, $set: set });
  await tickets.updateOne({ _id: id as never }, { $set: { title: 'Reborn', words: ['reborn'] } });
  expect(await found('search=stock')).toEqual([]);

  const step = staleTerms(db, dictionaryModel(db)).refresh;
  const worker = catchUp({ what: 'search terms', step, logger: createLogger('tickets', 'silent') });
  worker.start();
  await until(
    'all have terms',
    async () => (await tickets.countDocuments({ terms: { $exists: false } })) === 0,
  );
  await worker.stop();

  expect((await test.as().get('/count?search=stock&category=other')).body).toEqual({
    count: 450,
    more: false,
  });
  expect(await found('search=reborn')).toEqual(['Reborn']);
  expect(await found('search=renamed')).toEqual([]);
  expect(await tickets.countDocuments({ words: { $exists: true } })).toBe(0);
});
