import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type PaymentsTest, startPayments, stripeKeys } from '../../__test__/start-payments.ts';
import type { Intent } from '../../domain/intent.ts';
import { stripeGateway } from '../../services/stripe-gateway.ts';

let test: PaymentsTest;
beforeAll(async () => {
  test = await startPayments();
});
afterAll(() => test.stop());

const as = (role: 'user' | 'admin', path: string) =>
  test.request.get(`/api/payments${path}`).set('Cookie', test.signIn({ id: 'admin-1', role }));

const paid = async (token: string) => {
  const order = await test.reserved();
  await order.pay(token).expect(201);
  await order.becomes.complete();
  await until('it is captured', async () => (await test.stored(order.id))?.status === 'captured');
  return order.id;
};

describe('charges, for an admin', () => {
  it('When orders were paid, then they are found by the last four digits, newest first, in pages', async () => {
    const first = await paid('pm_card_visa');
    const second = await paid('pm_card_visa');
    const other = await paid('tok_mastercard');
    const { body, headers } = await as('admin', '?last4=4242&limit=1').expect(200);
    expect(body).toMatchObject([
      { id: second, status: 'captured', amount: 19.99, card: { brand: 'visa', last4: '4242' } },
    ]);
    const next = /\/api\/payments(\?[^>]+)>/.exec(String(headers.link))?.[1] ?? '';
    const { body: rest } = await as('admin', next).expect(200);
    expect(rest.map(({ id }: { id: string }) => id)).toEqual([first]);
    expect((await as('admin', '?last4=4444')).body).toMatchObject([{ id: other }]);
    expect((await as('admin', `/${first}/charge`)).body).toMatchObject({
      id: first,
      userId: expect.any(String),
      stripeId: expect.stringMatching(/^pi_/),
    });
  });

  it('When digits are missing, nobody is an admin, or there is no payment, then it is refused', async () => {
    await as('admin', '?last4=424').expect(400);
    await as('admin', '').expect(400);
    await as('user', '?last4=4242').expect(403);
    await as('admin', '/665000000000000000000099/charge').expect(404);
  });

  it('When money moved today, then its sums are there', async () => {
    const { body } = await as('admin', '/today').expect(200);
    expect(body).toMatchObject({
      captured: 3,
      capturedCents: 5997,
      refunded: 0,
      refundedCents: 0,
      failed: 0,
    });
  });

  it('When somebody else has captured it, then whoever comes second is answered with the card, too', async () => {
    const { STRIPE_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = stripeKeys;
    const gateway = stripeGateway({ key, webhookSecret, url: test.stripe.url });
    const { stripeId = '' } = await test.stored(await paid('pm_card_visa'));
    const intent = await gateway.read(stripeId);
    expect(await gateway.capture({ ...intent, status: 'held' } as Intent)).toEqual(intent);
    expect(intent).toMatchObject({ status: 'taken', card: { brand: 'visa', last4: '4242' } });
  });
});
