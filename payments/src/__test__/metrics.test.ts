import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { metricOf, until } from '@ticketing/common/testing';
import { observedClient, operationOf } from '../services/stripe-client.ts';
import { type PaymentsTest, startPayments } from './start-payments.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments();
});
afterAll(() => test.stop());

const money = (state: string) => metricOf(test.service, 'money_cents_total', { state, currency: 'eur' });
const all = async () => [await money('authorized'), await money('captured'), await money('refunded')];
const asked = (operation: string, outcome: string) =>
  metricOf(test.service, 'stripe_request_duration_seconds_count', { operation, outcome });

it('When money is held, taken and given back, then its cents count once a state, whatever comes twice', async () => {
  expect(await all()).toEqual([0, 0, 0]);
  const order = await test.reserved({ totalCents: 1999 });
  for (let n = 0; n < 2; n++) await order.pay().expect(201);
  // a webhook of Stripe's may have it captured by now
  expect(await money('authorized')).toBe(1999);
  for (let n = 0; n < 2; n++) await order.becomes.complete();
  expect(await all()).toEqual([1999, 1999, 0]);
  for (let n = 0; n < 2; n++) await order.becomes.refundRequested();
  await until('the money is back', async () => (await money('refunded')) > 0);
  expect(await all()).toEqual([1999, 1999, 1999]);
});

it('When a card is declined, then Stripe has declined, and no money moved', async () => {
  const before = await all();
  const order = await test.reserved();
  await order.pay('pm_card_chargeDeclined').expect(400);
  expect(await all()).toEqual(before);
  expect(await asked('payment_intents.create', 'declined')).toBe(1);
  expect(await asked('payment_intents.create', 'ok')).toBe(1);
  expect(await asked('payment_intents.capture', 'ok')).toBe(1);
  expect(await asked('refunds.create', 'ok')).toBe(1);
});

it('When Stripe does not answer, then each try counts as an error', async () => {
  const seen: unknown[] = [];
  const client = observedClient((labels) => seen.push(labels));
  const port = String(await freePort());
  const asking = client.makeRequest('127.0.0.1', port, '/v1/refunds', 'POST', {}, '', 'http', 1000);
  await expect(asking).rejects.toThrow('ECONNREFUSED');
  expect(seen).toEqual([{ operation: 'refunds.create', outcome: 'error' }]);
});

it.each([
  ['POST', '/v1/payment_intents', 'payment_intents.create'],
  ['GET', '/v1/payment_intents?limit=100&created[gte]=1', 'payment_intents.list'],
  ['GET', '/v1/payment_intents/pi_1', 'payment_intents.retrieve'],
  ['POST', '/v1/payment_intents/pi_1/capture', 'payment_intents.capture'],
  ['POST', '/v1/payment_methods', 'payment_methods.create'],
  ['GET', '/v1/refunds?payment_intent=pi_1', 'refunds.list'],
  ['GET', '/v1/charges/ch_1', 'other'],
  ['DELETE', '/v1/refunds', 'refunds.other'],
])('When %s %s is asked, then the operation is %s', (method, path, operation) => {
  expect(operationOf(method, path)).toBe(operation);
});
