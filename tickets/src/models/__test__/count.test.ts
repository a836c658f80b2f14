import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '@ticketing/common/base';
import { createDatabase } from '@ticketing/common/service';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { ticketCreated } from '../../events/publishers/ticket-created.ts';
import { ticketResizeRequested } from '../../events/publishers/ticket-resize-requested.ts';
import { ticketUpdated } from '../../events/publishers/ticket-updated.ts';
import { type Tickets, ticketModel } from '../tickets.ts';

const publishers = {
  'ticket:created': ticketCreated,
  'ticket:updated': ticketUpdated,
  'ticket:resize-requested': ticketResizeRequested,
};
let test: TicketsTest;
let tickets: Tickets;
const db = createDatabase();
beforeAll(async () => {
  test = await startTickets();
  await db.openUri(test.service.platform.config.MONGO_URI);
  tickets = ticketModel(db, systemClock, publishers);
});
afterAll(async () => {
  await db.close();
  await test.stop();
});

const nothing = { taken: 0, unpaid: 0, orderId: null };
const two = { taken: 2, unpaid: 1, orderId: 'order-1' };

it('When two count at once, then only the one that began last may write, whoever ends first', async () => {
  const { id } = await test.as('seller-1').sell({ quantity: 5 });
  const early = await tickets.stamp([id]);
  const late = await tickets.stamp([id]);
  await tickets.counted(late, new Map([[id, two]]));
  await tickets.counted(early, new Map([[id, nothing]]));
  expect(await tickets.find(id)).toMatchObject({ ...two, onSale: true, version: 0 });
  await tickets.counted(early, new Map([[id, nothing]]));
  expect(await tickets.find(id)).toMatchObject(two);
});

it('When a count comes after an edit, then on sale follows the listing as it is, and the version stays', async () => {
  const seller = test.as('seller-1');
  const { id } = await seller.sell({ quantity: 5 });
  await seller.put(id, { title: 'Quartet', price: 20, quantity: 2 });
  await test.bus.settled();
  const stamp = await tickets.stamp([id]);
  await tickets.counted(stamp, new Map([[id, two]]));
  expect(await tickets.find(id)).toMatchObject({ onSale: false, version: 2 });
});

it('When several are counted together and one was stamped again, then the others are written', async () => {
  const seller = test.as('seller-1');
  const ids = [(await seller.sell({ quantity: 5 })).id, (await seller.sell({ quantity: 5 })).id] as const;
  const stamp = await tickets.stamp(ids);
  await tickets.stamp([ids[0]]);
  await tickets.counted(stamp, new Map(ids.map((id) => [id, two])));
  expect(await tickets.find(ids[0])).toMatchObject(nothing);
  expect(await tickets.find(ids[1])).toMatchObject(two);
});

it('When there is no such listing, then nothing is counted', async () => {
  await tickets.counted(await tickets.stamp(['unknown']), new Map([['unknown', two]]));
  expect(await tickets.ifAny('unknown')).toBeUndefined();
});
