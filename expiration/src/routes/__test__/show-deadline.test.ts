import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ExpirationTest, startExpiration } from '../../__test__/start-expiration.ts';

let test: ExpirationTest;
beforeAll(async () => {
  test = await startExpiration();
});
afterAll(() => test.stop());

const ask = (id: string, user = 'buyer') =>
  test.request.get(`/api/expiration/${id}`).set('Cookie', test.signIn({ id: user }));

describe('GET /api/expiration/:orderId', () => {
  it('When its buyer asks, then when it ends, how long is left, and the time of the shop', async () => {
    const order = test.newOrder(900);
    await order.created();
    const { body } = await ask(order.id).expect(200);
    expect(body).toEqual({
      orderId: order.id,
      expiresAt: order.expiresAt,
      secondsLeft: expect.any(Number),
      serverTime: expect.any(String),
    });
    expect([899, 900]).toContain(body.secondsLeft);
    expect(Math.abs(Date.parse(body.serverTime) - test.clock().getTime())).toBeLessThan(1000);
  });

  it('When the order is over, then nothing is left', async () => {
    const order = test.newOrder(900);
    await order.created();
    await order.cancelled(1);
    expect((await ask(order.id).expect(200)).body).toMatchObject({ secondsLeft: 0 });
  });

  it('When nobody is signed in, then 401; of another, unknown or malformed, then 404', async () => {
    const order = test.newOrder(900);
    await order.created();
    await test.request.get(`/api/expiration/${order.id}`).expect(401);
    for (const [id, user] of [
      [order.id, 'another'],
      ['unknown', 'buyer'],
      ['%00$ne', 'buyer'],
    ] as const)
      expect((await ask(id, user).expect(404)).body).toEqual({
        errors: [{ message: 'Not found', code: 'resource.not-found' }],
      });
  });

  it('When the order was made within the last minute and is not known here yet, then 503 and to be asked again', async () => {
    const idOf = (age: number) =>
      `${Math.floor(test.clock().getTime() / 1000 - age).toString(16)}${'ab'.repeat(8)}`;
    const answer = await ask(idOf(5)).expect(503);
    expect(answer.headers['retry-after']).toBe('1');
    await ask(idOf(70)).expect(404);
  });

  it('When the documentation is asked for, then the route is there', async () => {
    const { body } = await test.request.get('/api/expiration/openapi.json').expect(200);
    expect(Object.keys(body.paths).slice(0, -6)).toEqual(['/api/expiration/{orderId}']);
  });
});
