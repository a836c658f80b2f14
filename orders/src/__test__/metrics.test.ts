import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  ExpirationComplete,
  PaymentAuthorized,
  PaymentFailed,
  PaymentRefunded,
} from '@ticketing/common/contracts';
import { happen, metricOf } from '@ticketing/common/testing';
import { eventNight } from './event-night.ts';
import { type OrdersTest, startOrders } from './start-orders.ts';

let test: OrdersTest;
beforeEach(async () => {
  test = await startOrders();
});
afterEach(() => test.stop());

const shown = (name: string, labels: Record<string, string> = {}) => metricOf(test.service, name, labels);
const happens = async (event: typeof PaymentAuthorized, orderId: string, version: number) => {
  await happen(test.bus, event, { id: `payment-${orderId}`, orderId, version });
  await test.bus.settled();
};
const endings = async () => ({
  completed: await shown('hold_endings_total', { reason: 'completed' }),
  expired: await shown('hold_endings_total', { reason: 'expired' }),
  user: await shown('hold_endings_total', { reason: 'user' }),
});
const ended = async () => ({
  complete: await shown('orders_ended_total', { status: 'complete' }),
  cancelled: await shown('orders_ended_total', { status: 'cancelled' }),
  refunded: await shown('orders_ended_total', { status: 'refunded' }),
});

it('When nothing has happened, then each ending is shown as 0, and no hold is live', async () => {
  const text = await test.service.metrics.registry.metrics();
  for (const line of [
    'hold_endings_total{reason="expired",service="orders"} 0',
    'orders_ended_total{status="refunded",service="orders"} 0',
    'check_ins_total{outcome="welcome",service="orders"} 0',
    'order_end_lateness_seconds_bucket{le="2",service="orders"} 0',
    'holds_live{service="orders"} 0',
    'event_streams_open{service="orders"} 0',
  ])
    expect(text).toContain(line);
});

it('When an order is paid and refunded, then each end counts once, however often its events come', async () => {
  const ticketId = await test.listed({ quantity: 4 });
  const { id } = await test.person().reserved(ticketId, 2);
  expect(await shown('holds_live')).toBe(1);
  for (let n = 0; n < 2; n++) await happens(PaymentAuthorized, id, 3);
  expect([await shown('holds_live'), await endings(), await ended()]).toEqual([
    0,
    { completed: 1, expired: 0, user: 0 },
    { complete: 1, cancelled: 0, refunded: 0 },
  ]);
  for (let n = 0; n < 2; n++)
    await test
      .person('seller')
      .refund(id)
      .expect(n === 0 ? 202 : 202);
  for (let n = 0; n < 2; n++) await happens(PaymentRefunded as never, id, 5);
  expect([await endings(), await ended()]).toEqual([
    { completed: 1, expired: 0, user: 0 },
    { complete: 1, cancelled: 0, refunded: 1 },
  ]);
});

it('When a capture fails for good, then the order counts as cancelled, and no hold has ended', async () => {
  const { id } = await test.person().reserved(await test.listed());
  await happens(PaymentAuthorized, id, 3);
  await happens(PaymentFailed as never, id, 4);
  expect([await endings(), await ended()]).toEqual([
    { completed: 1, expired: 0, user: 0 },
    { complete: 1, cancelled: 1, refunded: 0 },
  ]);
});

it('When a buyer cancels twice, then one hold has ended', async () => {
  const buyer = test.person();
  const { id } = await buyer.reserved(await test.listed());
  for (let n = 0; n < 2; n++) await buyer.cancel(id).expect(204);
  expect([await endings(), await ended()]).toEqual([
    { completed: 0, expired: 0, user: 1 },
    { complete: 0, cancelled: 1, refunded: 0 },
  ]);
});

it('When holds expire, then each counts once, with how late that was written', async () => {
  const ticketId = await test.listed({ quantity: 5 });
  const orders = [];
  for (let n = 0; n < 5; n++) orders.push(await test.person().reserved(ticketId));
  test.clock.advance(901);
  // past their deadline, and nobody has written it yet
  expect(await shown('holds_live')).toBe(0);
  for (const { id: orderId, expiresAt } of orders)
    await happen(test.bus, ExpirationComplete, { orderId, expiresAt });
  await test.bus.settled();
  expect([await endings(), await ended()]).toEqual([
    { completed: 0, expired: 5, user: 0 },
    { complete: 0, cancelled: 5, refunded: 0 },
  ]);
  expect(await shown('order_end_lateness_seconds_count')).toBe(5);
  expect(await shown('order_end_lateness_seconds_bucket', { le: '0.5' })).toBe(0);
  expect(await shown('order_end_lateness_seconds_bucket', { le: '2' })).toBe(5);
});

it('When a door asks about passes, then each answer counts, and what is sent in once more does not', async () => {
  const night = await eventNight(test);
  const { pass } = await night.soldOne();
  await night.scan(pass.code).expect(200);
  await night.scan(pass.code).expect(200);
  await night.scan('hello').expect(200);
  const later = await night.soldOne();
  const seen = [{ code: later.pass.code, at: test.clock().toISOString(), gate: 'A' }];
  for (let n = 0; n < 3; n++) await night.settle(seen).expect(200);
  const other = [{ code: later.pass.code, at: test.clock().toISOString(), gate: 'B' }];
  for (let n = 0; n < 3; n++) await night.settle(other).expect(200);
  const results = ['welcome', 'already', 'unknown', 'conflict'];
  const counts = results.map((outcome) => shown('check_ins_total', { outcome }));
  expect(await Promise.all(counts)).toEqual([2, 1, 1, 1]);
});

it('When events come and go, then how long each took is shown by subject, and what the broker has', async () => {
  await test.person().reserved(await test.listed());
  await test.bus.settled();
  expect(await shown('event_processing_seconds_count', { subject: 'ticket:created' })).toBe(1);
  expect(await shown('events_published_total', { subject: 'order:created' })).toBe(1);
});
