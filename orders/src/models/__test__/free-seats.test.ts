import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OrdersTest, refusal, startOrders } from '../../__test__/start-orders.ts';

const soldOut = refusal('Ticket is already reserved', 'ticket.reserved');

/** Two replicas on one database: what one sells, the other does not see. */
let one: OrdersTest;
let other: OrdersTest;
beforeAll(async () => {
  one = await startOrders();
  other = await startOrders({ MONGO_URI: one.service.platform.config.MONGO_URI });
});
afterAll(async () => {
  await other.service.stop();
  await one.stop();
});

const liveSlots = async (ticketId: string) =>
  (await one.stored({ ticketId, live: true })).flatMap(({ slots }) => slots).sort((a, b) => a - b);

it('When another replica has sold most of what this one takes for free, then the rest is sold here, and no more', async () => {
  const ticketId = await one.listed({ quantity: 30 });
  await one.person().reserved(ticketId);
  for (let n = 0; n < 24; n++) await other.person().reserved(ticketId);
  for (let n = 0; n < 5; n++) await one.person().reserved(ticketId);
  expect(await liveSlots(ticketId)).toEqual(Array.from({ length: 30 }, (_, slot) => slot));
  await one.person().order(ticketId).expect(400, soldOut);
  await other.person().order(ticketId).expect(400, soldOut);
});

it('When another replica frees a seat of what this one takes for sold out, then it is sold here', async () => {
  const ticketId = await one.listed({ quantity: 2 });
  const buyer = one.person();
  const { id } = await buyer.reserved(ticketId, 2);
  await one.person().order(ticketId).expect(400, soldOut);
  await other.person(buyer.id).cancel(id).expect(204);
  await one.person().reserved(ticketId, 2);
});

it('When somebody is refused for holding too much, then what was chosen for them is sold to the next', async () => {
  const ticketId = await one.listed({ quantity: 12 });
  const greedy = one.person();
  for (let n = 0; n < 10; n++) await greedy.reserved(ticketId);
  for (let n = 0; n < 3; n++) await greedy.order(ticketId).expect(429);
  for (let n = 0; n < 2; n++) await one.person().reserved(ticketId);
  await one.person().order(ticketId).expect(400, soldOut);
});

it('When a listing grows or shrinks, then what was remembered of it counts no more', async () => {
  const ticketId = await one.listed({ quantity: 10 });
  await one.person().reserved(ticketId);
  await one.edited(ticketId, 1, { quantity: 2 });
  await one.person().reserved(ticketId);
  await one.person().order(ticketId).expect(400, soldOut);
  await one.edited(ticketId, 2, { quantity: 3 });
  await one.person().reserved(ticketId);
  await one.person().order(ticketId).expect(400, soldOut);
});
