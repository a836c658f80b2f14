import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { list, reserve } from '../fuzz/objects.ts';
import { send } from '../fuzz/send.ts';
import { findProgram } from '../harness/find-program.ts';
import type { Person } from '../harness/person.ts';
import { type Platform, platform } from '../harness/platform.ts';
import { type Address, publishTo } from '../harness/publish-to.ts';

jest.setTimeout(60_000);

const broker = 'nats-streaming-server';
const isThere = Boolean(findProgram(broker) && findProgram('redis-server'));

(isThere ? describe : describe.skip)('Past the gateway', () => {
  let place: Platform;
  let [buyer, seller] = [] as unknown as [Person, Person];
  let [ticketId, orderId] = ['', ''];
  beforeAll(async () => {
    place = await platform({ broker });
    [buyer, seller] = await Promise.all([place.person('buyer'), place.person('seller')]);
    ticketId = await list(seller);
    orderId = await reserve(buyer, ticketId);
  }, 60_000);
  afterAll(() => place?.stop());

  const publish = (subject: string, event: object) =>
    publishTo(place.sources.broker as Address, [{ subject, body: JSON.stringify(event) }]);
  const at = () => new Date().toISOString();
  const order = async () => (await buyer.insist('GET', `/api/orders/${orderId}`)).body;
  /** But for what follows from what people buy meanwhile. */
  const listing = async () => {
    const { body } = await buyer.insist('GET', `/api/tickets/${ticketId}`);
    return { ...body, available: undefined, version: undefined, orderId: undefined };
  };

  const forged: [string, string, () => object][] = [
    [
      'of a subject that is none of ours',
      'order:paid',
      () => ({
        id: `order:paid/${orderId}/9`,
        type: 'order:paid',
        version: 9,
        at: at(),
        data: { id: orderId },
      }),
    ],
    [
      'whose type is not its subject',
      'payment:authorized',
      () => ({ id: `payment:created/${orderId}/9`, type: 'payment:created', version: 9, at: at(), data: {} }),
    ],
    [
      'that lacks what it must have',
      'payment:authorized',
      () => ({
        id: 'payment:authorized/1/0',
        type: 'payment:authorized',
        version: 0,
        at: at(),
        data: { orderId },
      }),
    ],
    [
      'with an operator for an id',
      'payment:authorized',
      () => ({
        id: 'payment:authorized/1/1',
        type: 'payment:authorized',
        version: 1,
        at: at(),
        data: { id: '1', orderId: { $ne: '' }, stripeId: 'pi_1', amountCents: 1, version: 1 },
      }),
    ],
    [
      'with a prototype',
      'order:cancelled',
      () =>
        JSON.parse(
          `{"id":"order:cancelled/${orderId}/9","type":"order:cancelled","version":9,"at":"${at()}","data":{"__proto__":{"id":"${orderId}"}}}`,
        ),
    ],
    [
      'of a version that is none',
      'ticket:updated',
      () => ({
        id: `ticket:updated/${ticketId}/x`,
        type: 'ticket:updated',
        version: -5,
        at: at(),
        data: { id: ticketId, title: 'Forged', priceCents: 1 },
      }),
    ],
    [
      'with a deep body',
      'ticket:updated',
      () => ({
        id: 'ticket:updated/1/1',
        type: 'ticket:updated',
        version: 1,
        at: at(),
        data: JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`),
      }),
    ],
  ];
  it.each(forged)(
    'When an event %s is put on the broker, then order and listing stay, and people still buy',
    async (_what, subject, event) => {
      const before = await listing();
      await publish(subject, event());
      const another = await reserve(buyer, ticketId);
      expect((await buyer.insist('DELETE', `/api/orders/${another}`)).status).toBe(204);
      expect((await order()).status).toBe('created');
      expect(await listing()).toEqual(before);
    },
  );

  it('When what is sent has line ends, marks of terminals and secrets in it, then each line of the logs is one record, without them', async () => {
    const odd = 'odd\r\n{"level":"info","msg":"Forged"}\u001b[31m';
    const password = 'Very-secret-77';
    const headers = (more: Record<string, string>) => ({ 'content-type': 'application/json', ...more });
    const post = (path: string, body: object, more: Record<string, string> = {}) =>
      send(place.url, { method: 'POST', path, headers: headers(more), body: JSON.stringify(body) });
    await post('/api/users/signin', { email: `${odd}@example.com`, password });
    await post('/api/users/signin', { email: 'a@example.com', password });
    await post('/api/orders', { ticketId: odd }, { cookie: buyer.cookie() });
    await post('/api/users/confirm', { token: 'secret-token-of-a-link' });
    await post(
      '/api/orders/check-ins',
      { ticketId, code: 'secret-code-of-a-pass' },
      { 'x-door-token': 'secret-token-of-a-door' },
    );
    await post('/api/payments', { orderId, token: 'pm_card_chargeDeclined' }, { cookie: buyer.cookie() });
    await post(
      '/api/payments/webhook',
      { forged: password },
      { 'stripe-signature': 't=1,v1=secret-signature' },
    );
    for (const service of ['users', 'tickets', 'orders', 'payments', 'expiration', 'notifications'])
      await send(place.url, {
        method: 'GET',
        path: `/api/${service}/${encodeURIComponent(odd)}?token=secret-query`,
        headers: { authorization: 'Bearer secret-bearer', 'x-request-id': 'x%0aForged' },
        body: undefined,
      });
    const lines = Object.keys(place.services).flatMap(place.logOf);
    expect(lines.length).toBeGreaterThan(12);
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed.filter(({ msg }) => msg === 'Forged')).toEqual([]);
    expect(lines.filter((line) => line.includes('\u001b'))).toEqual([]);
    const secrets = [...place.secrets, password, 'secret-', 'pm_card_', 'eyJhbGciOi', buyer.cookie()];
    expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });
});
