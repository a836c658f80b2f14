import { afterEach, expect, it } from '@jest/globals';
import { testMongoUri, until } from '@ticketing/common/testing';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

const running: TicketsTest[] = [];
const start = async (env = {}) => {
  const test = await startTickets(env);
  running.push(test);
  return test;
};
afterEach(async () => {
  for (const test of running.splice(0).reverse()) await test.stop();
});

type Person = ReturnType<TicketsTest['as']>;
const viewsOf = async (who: Person, ids: string[]) =>
  (await who.get(`/views?ticketIds=${ids.join(',')}`)).body;
const counted = (who: Person, ticketId: string, views: number) =>
  until(`${views} views`, async () => (await viewsOf(who, [ticketId]))[0]?.views === views);

it('When it is asked without a session or without listings, then 401 and 400', async () => {
  const test = await start();
  expect((await test.as().get('/views?ticketIds=a')).status).toBe(401);
  for (const query of ['', '?ticketIds=', '?ticketIds=a,$b'])
    expect((await test.as('seller').get(`/views${query}`)).body.errors[0].code).toBe('ticket-ids.invalid');
});

it('When others look at a listing, then its seller sees how often; their own looks and refusals count nothing', async () => {
  const test = await start();
  const [seller, other] = [test.as('seller'), test.as('other')];
  const [shown, quiet] = [await seller.sell(), await seller.sell()];
  const foreign = await other.sell();
  for (const who of [test.as(), test.as(), other, test.as('admin', 'admin')]) await who.show(shown.id);
  await seller.show(shown.id);
  await other.get('/nothing');
  await counted(seller, shown.id, 4);
  const asked = [quiet.id, shown.id, foreign.id, 'nothing'];
  expect(await viewsOf(seller, asked)).toEqual([
    { ticketId: quiet.id, views: 0 },
    { ticketId: shown.id, views: 4 },
  ]);
  const all = await viewsOf(test.as('admin', 'admin'), asked);
  expect(all.map(({ ticketId }: { ticketId: string }) => ticketId)).toEqual(asked.slice(0, 3));
  expect(await test.service.platform.db.collection('views').countDocuments()).toBe(1);
});

it('When two replicas are looked at, and one stops, then all looks are added up', async () => {
  const env = { MONGO_URI: testMongoUri() };
  const [one, other] = [await start(env), await start(env)];
  const seller = one.as('seller');
  const { id } = await seller.sell();
  for (let round = 1; round <= 2; round++) {
    await Promise.all([one, other].flatMap((test) => Array.from({ length: 25 }, () => test.as().show(id))));
    await counted(seller, id, round * 50);
  }
  await other.as().show(id);
  await other.service.stop();
  running.pop();
  expect(await viewsOf(seller, [id])).toEqual([{ ticketId: id, views: 101 }]);
});

it('When a listing is looked at, then its document stays as it is, so that pages stay ready', async () => {
  const test = await start();
  const seller = test.as('seller');
  const { id } = await seller.sell();
  const stored = () => test.service.platform.db.collection('tickets').findOne({ _id: id as never });
  await test.bus.settled();
  const before = await stored();
  await test.as().show(id);
  await counted(seller, id, 1);
  expect(await stored()).toEqual(before);
});
