import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWebhooks } from '../../../services/__test__/start-webhooks.ts';

let test: Awaited<ReturnType<typeof startWebhooks>>;
beforeAll(async () => {
  test = await startWebhooks({ env: { ALLOW_LOCAL_WEBHOOKS: 'false' } });
});
afterAll(() => test.stop());

const url = 'https://hooks.example.com/ticketing';
const events = ['order.completed', 'listing.updated'];
let users = 0;
const somebody = () => {
  users += 1;
  return test.signIn({ id: `66500000000000000001${String(users).padStart(4, '0')}` });
};
const register = async (cookie: string, key?: string) => {
  const request = test.request.post(test.path).set('Cookie', cookie);
  return (key ? request.set('Idempotency-Key', key) : request).send({ url, events });
};

it('When a webhook is registered, then its secret is shown once', async () => {
  const cookie = somebody();
  const { status, body } = await register(cookie);
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { url, events, on: true, secret: expect.stringMatching(/^whsec_.{44}$/) },
  });
  const list = await test.request.get(test.path).set('Cookie', cookie).expect(200);
  const { secret: _, ...shown } = body;
  expect(list.body).toEqual([shown]);
});

it('When a request is repeated under its key, then there is one webhook with one secret, which lies in no stored answer', async () => {
  const cookie = somebody();
  const [first, again] = [await register(cookie, 'once'), await register(cookie, 'once')];
  expect(again.body).toEqual(first.body);
  const db = test.service.platform.db;
  const kept = await db.collection('idempotencyrecords').find({}).toArray();
  expect(JSON.stringify(kept)).not.toContain('whsec_');
  const rotate = () =>
    test.request
      .post(`${test.path}/${first.body.id}/rotate`)
      .set('Cookie', cookie)
      .set('Idempotency-Key', 'new')
      .send();
  const [one, two] = [await rotate(), await rotate()];
  expect(one.body.secret).not.toBe(first.body.secret);
  expect(two.body.secret).toBe(one.body.secret);
});

it('When twelve are registered at once, then there are ten', async () => {
  const cookie = somebody();
  const answers = await Promise.all(Array.from({ length: 12 }, () => register(cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 400, 400]);
  const refused = answers.find(({ status }) => status === 400);
  expect(refused?.body.errors).toEqual([{ message: 'You have 10 webhooks already', code: 'webhook.limit' }]);
});

it.each([
  [{ url: 'http://hooks.example.com', events }, 'url.invalid'],
  [{ url: 'https://127.0.0.1', events }, 'url.not-public'],
  [{ url: 'https://hooks.example.com:6379', events }, 'url.port'],
  [{ url: 7, events }, 'url.invalid'],
  [{ url, events: [] }, 'events.invalid'],
  [{ url, events: ['user.created'] }, 'events.invalid'],
  [{ url, events: 'order.completed' }, 'events.invalid'],
  [{ url, events: [{ $gt: '' }] }, 'events.invalid'],
])('When %j is registered, then it is refused as %s', async (body, code) => {
  const answer = await test.request.post(test.path).set('Cookie', somebody()).send(body).expect(400);
  expect(answer.body.errors[0].code).toBe(code);
});

it('When a webhook is another’s, then there is none', async () => {
  const { body } = await register(somebody());
  const other = somebody();
  const place = `${test.path}/${body.id}`;
  for (const path of [`${place}/rotate`, `${place}/test`, `${place}/deliveries/msg_0/redeliver`])
    await test.request.post(path).set('Cookie', other).send().expect(404);
  await test.request.get(`${place}/deliveries`).set('Cookie', other).expect(404);
  await test.request.patch(place).set('Cookie', other).send({ on: false }).expect(404);
  await test.request.delete(place).set('Cookie', other).expect(404);
  await test.request.get(test.path).expect(401);
});

it('When a webhook is changed, switched off and removed, then it is', async () => {
  const cookie = somebody();
  const { body } = await register(cookie);
  const place = `${test.path}/${body.id}`;
  const patch = (fields: object) => test.request.patch(place).set('Cookie', cookie).send(fields);
  expect((await patch({ events: ['order.refunded'] }).expect(200)).body).toMatchObject({
    url,
    events: ['order.refunded'],
  });
  expect((await patch({ on: false }).expect(200)).body).toMatchObject({ on: false, off: 'owner' });
  expect((await patch({ on: true }).expect(200)).body.off).toBeUndefined();
  await patch({ on: 'yes' }).expect(400);
  await patch({ url: 'https://10.0.0.1' }).expect(400);
  await test.request.delete(place).set('Cookie', cookie).expect(204);
  await test.request.delete(place).set('Cookie', cookie).expect(404);
});
