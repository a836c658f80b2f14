import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start__Name__ } from '../../__test__/start-__name__.ts';

let test: Awaited<ReturnType<typeof start__Name__>>;
beforeAll(async () => {
  test = await start__Name__();
});
afterAll(() => test.stop());

describe('POST /api/__name__', () => {
  it('When nobody is signed in, then 401', async () => {
    await test.request.post('/api/__name__').send({ text: 'X' }).expect(401);
  });

  it('When there is no text, then 400 names the field', async () => {
    const cookie = test.signIn({ id: 'author-1' });
    const { body } = await test.request.post('/api/__name__').set('Cookie', cookie).send({}).expect(400);
    expect(body.errors).toEqual([
      { message: 'Text must have 1 to 200 characters', field: 'text', code: 'text.invalid' },
    ]);
  });

  it('When it succeeds, then the entry is shown, and its event is on the bus, whole', async () => {
    const entry = await test.write();
    await test.request.get(`/api/__name__/${entry.id}`).expect(200, entry);
    await test.bus.settled();
    const published = test.bus.published.map(({ body }) => JSON.parse(body));
    expect(published.filter(({ data }) => data.id === entry.id)).toEqual([
      expect.objectContaining({ type: '__name__:created', version: 0, data: entry }),
    ]);
  });
});

it('When there is no such entry, then 404', async () => {
  await test.request.get('/api/__name__/665000000000000000000099').expect(404);
});
