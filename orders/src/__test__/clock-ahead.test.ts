import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ExpirationComplete } from '@ticketing/common/contracts';
import { happen } from '@ticketing/common/testing';
import { type OrdersTest, refusal, startOrders } from './start-orders.ts';

/** Two replicas of the service on one database: one's clock is ten minutes ahead. */
let right: OrdersTest;
let ahead: OrdersTest;
beforeAll(async () => {
  right = await startOrders({ ORDER_HOLD_SECONDS: '300', MAX_LIVE_HOLDS: '1' });
  ahead = await startOrders({ MONGO_URI: right.service.platform.config.MONGO_URI, MAX_LIVE_HOLDS: '1' });
  ahead.clock.runAhead(600);
});
afterAll(async () => {
  await ahead.service.stop();
  await right.stop();
});

const passFiveMinutes = () => {
  for (const { clock } of [right, ahead]) clock.advance(301);
};

it('When a clock is ten minutes ahead, then whatever meets a hold ends nothing early', async () => {
  const ticketId = await right.listed();
  const buyer = right.person();
  const { id, expiresAt } = await buyer.reserved(ticketId);

  const there = ahead.person(buyer.id);
  expect((await there.show(id)).status).toBe('created');
  await there.get('').expect(200);
  await ahead.person().order(ticketId).expect(400, refusal('Ticket is already reserved', 'ticket.reserved'));
  await there.order(await ahead.listed()).expect(429);
  await happen(ahead.bus, ExpirationComplete, { orderId: id, expiresAt });
  await ahead.bus.settled(1500);
  expect((await buyer.show(id)).status).toBe('created');

  passFiveMinutes();
  await ahead.person().order(ticketId).expect(201);
  expect(await buyer.show(id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
});

it('When its time has come by the database as well, then the event that came early has its effect', async () => {
  const buyer = right.person();
  const { id, expiresAt } = await buyer.reserved(await right.listed());
  await happen(ahead.bus, ExpirationComplete, { orderId: id, expiresAt });
  await ahead.bus.settled(500);
  passFiveMinutes();
  await ahead.bus.settled(5000);
  const [stored] = await right.stored({ _id: id });
  expect(stored?.status).toBe('cancelled');
});
