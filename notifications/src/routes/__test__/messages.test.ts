import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpirationSoon, UserCreated } from '@ticketing/common/contracts';
import { until } from '@ticketing/common/testing';
import { type NotificationsTest, startNotifications } from '../../__test__/start-notifications.ts';
import { newId, story } from '../../__test__/story.ts';

let test: NotificationsTest;
beforeAll(async () => {
  test = await startNotifications();
});
afterAll(() => test.stop());
const { newOrder } = story(
  () => test,
  () => ({ to: () => [] }),
);

const somebody = () => {
  const id = newId();
  const cookie = test.signIn({ id });
  const get = (path = '') => test.request.get(`/api/notifications${path}`).set('Cookie', cookie);
  const post = (path: string, body: object) =>
    test.request.post(`/api/notifications${path}`).set('Cookie', cookie).send(body);
  return { id, cookie, get, post, unread: async () => (await get('/unread').expect(200)).body.count };
};

describe('the list', () => {
  it('When nobody is signed in, then nothing is shown', async () => {
    await test.request.get('/api/notifications').expect(401);
    await test.request.get('/api/notifications/unread').expect(401);
  });

  it('When something happened to somebody, then they see it and nobody else does', async () => {
    const [buyer, other] = [somebody(), somebody()];
    const order = await newOrder(buyer.id);
    await order.created();
    const { body, headers } = await buyer.get().expect(200);
    expect(headers['x-unread-count']).toBe('1');
    expect(body).toEqual([
      expect.objectContaining({
        ...{ kind: 'reserved', read: false, link: `/orders/${order.id}` },
        facts: expect.objectContaining({ orderId: order.id, title: 'Late quartet', total: 39.98 }),
      }),
    ]);
    expect((await other.get().expect(200)).body).toEqual([]);
    expect(await other.unread()).toBe(0);
  });

  it('When there are more than a page has, then the next one goes on where it ended', async () => {
    const buyer = somebody();
    for (let n = 0; n < 5; n++) await (await newOrder(buyer.id)).created();
    const all = (await buyer.get().expect(200)).body.map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    for (let path: string | undefined = '?limit=2'; path !== undefined; ) {
      const { body, headers }: { body: { id: string }[]; headers: { link?: string } } = await buyer
        .get(path)
        .expect(200);
      seen.push(...body.map(({ id }) => id));
      path = /<\/api\/notifications(.*)>/.exec(headers.link ?? '')?.[1];
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(5);
  });

  it.each(['x', '1_', '_', 'NaN_a'])('When the cursor is %s, then it is refused or empty', async (cursor) => {
    const { status } = await somebody().get(`?cursor=${cursor}`);
    expect([200, 400]).toContain(status);
  });
});

describe('reading', () => {
  it('When some were read, then the others still count; when all were, then none', async () => {
    const buyer = somebody();
    for (let n = 0; n < 3; n++) await (await newOrder(buyer.id)).created();
    const [first] = (await buyer.get()).body;
    await buyer.post('/read', { ids: [first.id] }).expect(204);
    expect(await buyer.unread()).toBe(2);
    expect((await buyer.get()).body[0].read).toBe(true);
    await buyer.post('/read', { all: true }).expect(204);
    expect(await buyer.unread()).toBe(0);
  });

  it("When somebody reads another's message, then it stays unread", async () => {
    const [buyer, other] = [somebody(), somebody()];
    await (await newOrder(buyer.id)).created();
    const [{ id }] = (await buyer.get()).body;
    await other.post('/read', { ids: [id] }).expect(204);
    expect(await buyer.unread()).toBe(1);
  });

  it.each([{}, { ids: 'all' }, { ids: [1] }, { ids: [{ $ne: 1 }] }, { all: 'yes' }, { all: false }])(
    'When the body is %j, then it is refused with its code',
    async (body) => {
      const { errors } = (await somebody().post('/read', body).expect(400)).body;
      expect(errors[0].code).toBe('ids.no-messages');
    },
  );
});

describe('the stream', () => {
  it('When a message comes, then the bell of its person rings, and only theirs', async () => {
    const [buyer, other] = [somebody(), somebody()];
    const watch = async ({ cookie }: { cookie: string }) => {
      const stopping = new AbortController();
      const response = await fetch(`${test.url}/api/notifications/stream`, {
        headers: { cookie },
        signal: stopping.signal,
      });
      const seen = { text: '', stop: () => stopping.abort() };
      const read = async () => {
        for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
          seen.text += Buffer.from(chunk).toString();
      };
      read().catch(() => {});
      return seen;
    };
    const [bell, silent] = [await watch(buyer), await watch(other)];
    await until('both began', () => bell.text.includes('"unread":0') && silent.text.includes('"unread":0'));
    await (await newOrder(buyer.id)).created();
    await until('it rings', () => bell.text.includes('"unread":1'));
    expect(bell.text).toContain('"kind":"reserved"');
    await buyer.post('/read', { all: true }).expect(204);
    await until('it is silent again', () => bell.text.split('"unread":0').length === 3);
    expect(silent.text).not.toContain('"unread":1');
    bell.stop();
    silent.stop();
  });
});

it('When somebody has the web app open, then the end of their hold is not mailed', async () => {
  const buyer = somebody();
  await test.happens(UserCreated, { id: buyer.id, version: 0, email: `${buyer.id}@example.com` });
  const stopping = new AbortController();
  await fetch(`${test.url}/api/notifications/stream`, {
    headers: { cookie: buyer.cookie },
    signal: stopping.signal,
  });
  const order = await newOrder(buyer.id);
  await order.created();
  await test.happens(ExpirationSoon, {
    orderId: order.id,
    expiresAt: order.expiresAt,
    id: order.id,
  } as never);
  const [row] = await test.stored({ userId: buyer.id, kind: 'hold-ending' });
  await until('it is dropped', async () => (await test.stored({ _id: row?._id }))[0]?.mail === 'dropped');
  expect((await test.stored({ _id: row?._id }))[0]?.reason).toContain('open');
  stopping.abort();
});
