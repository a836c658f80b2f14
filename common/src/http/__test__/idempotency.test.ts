import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConflictError, UnavailableError } from '../../base/errors/index.ts';
import { createService } from '../../service/index.ts';
import { startTestService, type TestService, until } from '../../testing/index.ts';
import { newId } from '../new-id.ts';
import { route } from '../route.ts';

let test: TestService;
let calls = 0;
let release: () => void = () => undefined;
const behaviours: Record<string, () => Promise<unknown>> = {
  count: async () => ({ calls: ++calls, at: new Date(0) }),
  wait: () =>
    new Promise((resolve) => {
      calls += 1;
      release = () => resolve({ calls });
    }),
  conflict: async () => {
    calls += 1;
    throw new ConflictError('Lost the race', 'thing.race-lost');
  },
  down: async () => {
    calls += 1;
    throw new UnavailableError();
  },
  secret: async () => ({ calls: ++calls, clientSecret: 'pi_1_secret_2' }),
};

beforeAll(async () => {
  const take = route({
    post: '/api/things/:what',
    summary: 'Take',
    who: 'user',
    answer: { 201: z.unknown() },
    codes: ['thing.race-lost'],
    handle: async (req, res) => {
      if (req.params.what === 'id') return res.status(201).json(newId(req));
      if (req.params.what === 'late') return res.status(503).json(newId(req));
      return res.status(201).json(await behaviours[String(req.params.what)]?.());
    },
  });
  test = await startTestService((platform) =>
    createService(
      { name: 'things', path: '/api/things', routes: [take], listeners: [], outboxes: [] },
      platform,
    ),
  );
});
afterAll(() => test.stop());

let keys = 0;
const newKey = () => `key-${++keys}`;
const post = (what: string, key: string, body: object = { a: 1 }, id = 'user-1') =>
  test.request
    .post(`/api/things/${what}`)
    .set('Cookie', test.signIn({ id }))
    .set('Idempotency-Key', key)
    .send(body);

describe('Idempotency-Key', () => {
  it('When the same request comes again, then the first answer does too and nothing is done', async () => {
    const key = newKey();
    const first = await post('count', key).expect(201);
    const before = calls;
    const second = await post('count', key).expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(calls).toBe(before);
  });

  it('When the answer holds a client secret, then it is not kept, and the same key is asked anew', async () => {
    const key = newKey();
    await post('secret', key).expect(201);
    const second = await post('secret', key).expect(201);
    expect(second.headers).not.toHaveProperty('idempotent-replayed');
    const kept = await test.service.platform.db.collection('idempotency').find().toArray();
    expect(JSON.stringify(kept)).not.toContain('_secret_');
  });

  it('When twenty come at once, then it is done once; each gets the answer or 409 with Retry-After', async () => {
    const key = newKey();
    const before = calls;
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('count', key)));
    expect(calls).toBe(before + 1);
    for (const { status, headers } of answers) {
      if (status !== 201) expect([status, headers['retry-after']]).toEqual([409, '1']);
    }
  });

  it('When the first is still running, then 409 with Retry-After', async () => {
    const key = newKey();
    const before = calls;
    const first = post('wait', key).then((response) => response.status);
    await until('the first runs', () => calls === before + 1);
    const second = await post('wait', key).expect(409);
    expect(second.headers['retry-after']).toBe('1');
    release();
    expect(await first).toBe(201);
  });

  it('When body or route differ, then 422; when the user differs, then it is another key', async () => {
    const key = newKey();
    await post('count', key).expect(201);
    await post('count', key, { a: 2 }).expect(422);
    await post('wait', key).expect(422);
    const other = await post('count', key, { a: 1 }, 'user-2').expect(201);
    expect(other.headers['idempotent-replayed']).toBeUndefined();
  });

  it.each([
    ['conflict', 409],
    ['down', 503],
  ])(
    'When the answer is %s (%s), then it is not kept and the next try is a real one',
    async (what, status) => {
      const key = newKey();
      const before = calls;
      await post(what, key).expect(status);
      await post(what, key).expect(status);
      expect(calls).toBe(before + 2);
    },
  );

  it('When the first died with its process, then twenty seconds later the key may be used anew', async () => {
    const key = newKey();
    const records = test.service.platform.db.collection('idempotency');
    const dead = (secondsAgo: number) => ({
      _id: `user-1/${key}` as never,
      route: 'POST /api/things/count',
      bodyHash: 'of something',
      startedAt: new Date(Date.now() - secondsAgo * 1000),
    });
    await records.insertOne(dead(15));
    await post('count', key).expect(422);
    await records.replaceOne({ _id: dead(0)._id }, dead(21));
    const { headers } = await post('count', key).expect(201);
    expect(headers['idempotent-replayed']).toBeUndefined();
    await post('count', key).expect(201).expect('Idempotent-Replayed', 'true');
  });

  it('When its answer was not kept, or never came, then the repeat makes what it makes under the same id', async () => {
    const key = newKey();
    const first = await post('late', key).expect(503);
    const second = await post('late', key).expect(503);
    expect(first.body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), mayExist: false });
    expect(second.body).toEqual({ id: first.body.id, mayExist: true });
    const seconds = Number.parseInt(first.body.id.slice(0, 8), 16);
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(5);

    const records = test.service.platform.db.collection('idempotency');
    const dead = { startedAt: new Date(Date.now() - 21_000) };
    await records.updateOne({ _id: `user-1/${key}` as never }, { $set: dead, $unset: { isFree: '' } });
    const third = await post('late', key).expect(503);
    expect(third.body.id).toBe(first.body.id);
  });

  it('When user, key, route or body differ, or there is no key, then what is made has another id', async () => {
    const key = newKey();
    const ids = [
      await post('id', key),
      await post('id', newKey()),
      await post('id', key, { a: 1 }, 'user-2'),
      await post('late', newKey()),
      await test.request.post('/api/things/id').set('Cookie', test.signIn()).send({}),
    ].map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('When the key is not one, then 400 says so', async () => {
    const { body } = await post('count', 'x'.repeat(200)).expect(400);
    expect(body.errors[0].message).toMatch(/Idempotency-Key/);
  });
});
