import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@ticketing/common/programs';
import { isProgramMissing, type TestProgram, testProgram } from '@ticketing/common/testing';
import { begin } from '../../domain/pay.ts';
import type { PaymentGateway } from '../payment-gateway.ts';
import { stripeGateway } from '../stripe-gateway.ts';

const command = 'stripe-mock';
const isMissing = isProgramMissing(command);
const test = isMissing ? it.skip : it;

let mock: TestProgram;
let gateway: PaymentGateway;
beforeAll(async () => {
  if (isMissing) return;
  const [http, https] = [await freePort(), await freePort()];
  const addresses = ['-http-addr', `127.0.0.1:${http}`, '-https-addr', `127.0.0.1:${https}`];
  mock = await testProgram(command, addresses, 'Listening for HTTP at');
  gateway = stripeGateway({ key: 'sk_test_123', webhookSecret: 'whsec_1', url: `http://127.0.0.1:${http}` });
});
afterAll(async () => {
  if (isMissing) return;
  await mock.kill();
});

const { state: payment } = begin(
  {
    id: 'order-1',
    version: 0,
    status: 'created',
    userId: 'buyer',
    totalCents: 1999,
    currency: 'eur',
    expiresAt: '2030-01-01T10:00:00.000Z',
  },
  new Date(),
);
const known = { ...payment, stripeId: 'pi_1' };
const intent = {
  id: 'pi_1',
  status: 'held',
  orderId: 'order-1',
  amountCents: 1999,
  currency: 'eur',
  clientSecret: '',
} as const;

describe("What payments asks, by Stripe's own validator", () => {
  test.each<[string, () => Promise<unknown>]>([
    ['create', () => gateway.create(payment)],
    ['create with a card', () => gateway.create(payment, 'pm_card_visa')],
    ['create with a token', () => gateway.create(payment, 'tok_visa')],
    ['confirm', () => gateway.confirm(known, 'pm_card_visa')],
    ['confirm with a token', () => gateway.confirm(known, 'tok_visa')],
    ['read', () => gateway.read('pi_1')],
    ['capture', () => gateway.capture(intent)],
    ['cancel', () => gateway.cancel(intent)],
    ['refund', () => gateway.refund(intent)],
  ])('When it is to %s, then the request is one that Stripe takes', async (_, ask) => {
    expect(await ask()).toMatchObject({ id: expect.stringMatching(/^pi_/) });
  });

  test('When it looks for intents, then the requests are ones that Stripe takes', async () => {
    expect(await gateway.find('order-1', new Date(0))).toBeUndefined();
    for await (const charged of gateway.charged(new Date(0), new Date())) expect(charged.id).toMatch(/^pi_/);
  });
});
