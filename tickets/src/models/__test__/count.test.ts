import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '@ticketing/common/base';
import { createDatabase } from '@ticketing/common/service';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';
import { ticketCreated } from '../../events/publishers/ticket-created.ts';
import { ticketResizeRequested } from '../../events/publishers/ticket-resize-requested.ts';
import { ticketUpdated } from '../../events/publishers/ticket-updated.ts';
import { seatModel } from '../seats.ts';
import { type Tickets, ticketModel } from '../tickets.ts';

const publishers = {
  'ticket:created': ticketCreated,
  'ticket:updated': ticketUpdated,
  'ticket:resize-requested': ticketResizeRequested,
};
let test: TicketsTest;
let tickets: Tickets;
const db = createDatabase();
const otherDb = createDatabase();
beforeAll(async () => {
  test = await startTickets();
  for (const one of [db, otherDb]) await one.openUri(test.service.platform.config.MONGO_URI);
  tickets = ticketModel(db, systemClock, publishers);
});
afterAll(async () => {
  for (const one of [db, otherDb]) await one.close();
  await test.stop();
});

const nothing = { taken: 0, unpaid: 0, orderId: null };
const two = { taken: 2, unpaid: 1, orderId: 'order-1' };

it('When two count at once, then the second to write is refused, and counts again', async () => {
  const { id } = await test.as('seller-1').sell({ quantity: 5 });
  const [one, other] = [await tickets.stampsOf([id]), await tickets.stampsOf([id])];
  expect(await tickets.counted(one, new Map([[id, nothing]]))).toEqual([]);
  expect(await tickets.counted(other, new Map([[id, two]]))).toEqual([id]);
  expect(await tickets.find(id)).toMatchObject(nothing);
  expect(await tickets.counted(await tickets.stampsOf([id]), new Map([[id, two]]))).toEqual([]);
  expect(await tickets.find(id)).toMatchObject({ ...two, onSale: true, version: 0 });
});

it('When two replicas count ten orders of three listings at once, then each count is whole', async () => {
  const seller = test.as('seller-1');
  const ids = await Promise.all(
    ['A', 'B', 'C'].map(() => seller.sell({ quantity: 100 }).then(({ id }) => id)),
  );
  const replicas = [
    seatModel(db, tickets),
    seatModel(otherDb, ticketModel(otherDb, systemClock, publishers)),
  ];
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      ids.map((ticketId) =>
        replicas[n % 2]?.replicate({
          id: `${ticketId}-${n}`,
          version: 0,
          ticketId,
          quantity: 2,
          live: true,
          unpaid: true,
        }),
      ),
    ).flat(),
  );
  for (const id of ids) expect(await tickets.find(id)).toMatchObject({ taken: 20, unpaid: 20 });
});

it('When a count comes after an edit, then on sale follows the listing as it is, and the version stays', async () => {
  const seller = test.as('seller-1');
  const { id } = await seller.sell({ quantity: 5 });
  await seller.put(id, { title: 'Quartet', price: 20, quantity: 2 });
  await test.bus.settled();
  await tickets.counted(await tickets.stampsOf([id]), new Map([[id, two]]));
  expect(await tickets.find(id)).toMatchObject({ onSale: false, version: 2 });
});

it('When several are counted together and one was counted meanwhile, then the others are written', async () => {
  const seller = test.as('seller-1');
  const ids = [(await seller.sell({ quantity: 5 })).id, (await seller.sell({ quantity: 5 })).id] as const;
  const stamps = await tickets.stampsOf(ids);
  await tickets.counted(await tickets.stampsOf([ids[0]]), new Map());
  expect(await tickets.counted(stamps, new Map(ids.map((id) => [id, two])))).toEqual([ids[0]]);
  expect(await tickets.find(ids[0])).toMatchObject(nothing);
  expect(await tickets.find(ids[1])).toMatchObject(two);
});

it('When there is no such listing, then nothing is counted', async () => {
  expect(await tickets.counted(await tickets.stampsOf(['unknown']), new Map([['unknown', two]]))).toEqual([]);
  expect(await tickets.ifAny('unknown')).toBeUndefined();
});
