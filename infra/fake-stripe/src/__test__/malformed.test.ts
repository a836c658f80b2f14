import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFakeStripe, type FakeStripe } from '../index.ts';
import { isStripeMockMissing, startStripeMock } from './stripe-mock.ts';

const test = isStripeMockMissing() ? it.skip : it;

let stripe: FakeStripe;
let mock: Awaited<ReturnType<typeof startStripeMock>>;
let intent = '';
beforeAll(async () => {
  if (isStripeMockMissing()) return;
  stripe = await createFakeStripe();
  mock = await startStripeMock();
  const made = await send(stripe.url, 'POST', '/payment_intents', 'amount=100&currency=eur');
  intent = made.body.id;
});
afterAll(async () => {
  if (isStripeMockMissing()) return;
  await stripe.stop();
  await mock.stop();
});

const send = async (url: string, method: string, path: string, params: string) => {
  const isRead = method === 'GET';
  const response = await fetch(`${url}/v1${path}${isRead ? `?${params}` : ''}`, {
    method,
    headers: {
      authorization: 'Bearer sk_test_123',
      ...(isRead ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(isRead ? {} : { body: params }),
  });
  const body = (await response.json()) as { id: string; error: { type: string } };
  return { status: response.status, body };
};

describe('A malformed request', () => {
  test.each([
    ['POST', '/payment_intents', 'currency=eur', 'no amount'],
    ['POST', '/payment_intents', 'amount=100', 'no currency'],
    ['POST', '/payment_intents', 'amount=19.99&currency=eur', 'a fraction of a cent'],
    ['POST', '/payment_intents', 'amount=abc&currency=eur', 'words for an amount'],
    ['POST', '/payment_intents', 'amount[]=1&currency=eur', 'a list of amounts'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&colour=red', 'an unknown parameter'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&capture_method=later', 'an unknown capture method'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&confirm=perhaps', 'perhaps for a boolean'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&metadata=order', 'text for metadata'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&payment_method_types=card', 'text for a list'],
    ['POST', '/payment_intents/pi_1/confirm', 'amount=100', 'an amount with a confirmation'],
    ['POST', '/payment_intents/pi_1/confirm', 'payment_method[id]=pm_card_visa', 'an object for an id'],
    ['POST', '/payment_intents/pi_1/capture', 'amount_to_capture=all', 'words for a captured amount'],
    ['POST', '/payment_intents/pi_1/capture', 'nonsense=1', 'an unknown parameter of a capture'],
    ['POST', '/payment_intents/pi_1/cancel', 'cancellation_reason=boredom', 'an unknown reason'],
    ['POST', '/payment_methods', 'type=card&card[token]=tok_visa&hue=1', 'an unknown parameter of a method'],
    ['POST', '/refunds', 'payment_intent=pi_1&amount=half', 'words for a refund'],
    ['POST', '/refunds', 'payment_intent=pi_1&reason=regret', 'an unknown reason of a refund'],
    ['POST', '/refunds', 'payment_intent=pi_1&order=1', 'an unknown parameter of a refund'],
    ['GET', '/payment_intents', 'limit=many', 'words for a limit'],
    ['GET', '/payment_intents', 'metadata[orderId]=1', 'a filter that a list does not have'],
    ['GET', '/refunds', 'until=1', 'a filter that refunds do not have'],
    ['GET', '/payment_intents/search', 'limit=1', 'a search without a query'],
  ])('When %s %s %s (%s), then Stripe and the stand-in refuse it', async (method, path, params) => {
    const own = await send(stripe.url, method, path.replace('pi_1', intent), params);
    const theirs = await send(mock.url, method, path, params);
    expect([own.status, theirs.status]).toEqual([400, 400]);
    expect([own.body.error.type, theirs.body.error.type]).toEqual(Array(2).fill('invalid_request_error'));
  });
});

describe('A request that payments never sends, but Stripe takes', () => {
  test.each([
    ['POST', '/payment_intents', 'amount=100&currency=eur&description=x&receipt_email=a@example.com'],
    ['POST', '/payment_intents', 'amount=100&currency=eur&automatic_payment_methods[enabled]=true'],
    ['POST', '/payment_methods', 'type=card&card[token]=tok_visa'],
    ['GET', '/payment_intents', 'limit=3&created[gte]=1'],
    ['GET', '/events', 'limit=3'],
    ['GET', '/payment_intents/search', "query=metadata['orderId']:'1'"],
  ])('When %s %s %s, then the stand-in takes it too', async (method, path, params) => {
    const own = await send(stripe.url, method, path, params);
    const theirs = await send(mock.url, method, path, params);
    expect([own.status, theirs.status]).toEqual([200, 200]);
  });

  test('When the key is missing, then both say 401', async () => {
    for (const { url } of [stripe, mock]) {
      expect((await fetch(`${url}/v1/payment_intents`)).status).toBe(401);
    }
  });
});
