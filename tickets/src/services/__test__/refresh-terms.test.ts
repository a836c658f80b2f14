import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLogger } from '@ticketing/common/base';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { dictionaryModel } from '../../models/dictionary.ts';
import { staleTerms } from '../../models/stale-terms.ts';
import { refreshTerms } from '../refresh-terms.ts';

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

  const worker = refreshTerms(staleTerms(db, dictionaryModel(db)), createLogger('tickets'));
  worker.start();
  await worker.stop();
  const again = refreshTerms(staleTerms(db, dictionaryModel(db)), createLogger('tickets'));
  again.start();
  for (let tries = 0; (await tickets.countDocuments({ terms: { $exists: false } })) > 0; tries++) {
    if (tries > 200) throw new Error('Some listings have no terms');
  }
  await again.stop();

  expect((await test.as().get('/count?search=stock&category=other')).body).toEqual({
    count: 450,
    more: false,
  });
  expect(await found('search=reborn')).toEqual(['Reborn']);
  expect(await found('search=renamed')).toEqual([]);
  expect(await tickets.countDocuments({ words: { $exists: true } })).toBe(0);
});
