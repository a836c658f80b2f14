import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startVenues } from '../../__test__/start-venues.ts';

let test: Awaited<ReturnType<typeof startVenues>>;
beforeAll(async () => {
  test = await startVenues();
});
afterAll(() => test.stop());
const cookie = () => test.signIn({ id: 'owner-1' });

describe('PUT /api/venues/:id', () => {
  const rename = (id: string, name: string, as = cookie()) =>
    test.request.put(`/api/venues/${id}`).set('Cookie', as).send({ name });

  it('When the owner renames it, then version and event follow; the same name once more is nothing', async () => {
    const venue = await test.open();
    const { body } = await rename(venue.id, `${venue.name} II`).expect(200);
    expect(body).toEqual({ ...venue, name: `${venue.name} II`, version: 1 });
    await rename(venue.id, `${venue.name} II`).expect(200, body);
    expect((await test.publishedOf(venue.id)).map(({ id }) => id)).toEqual([
      `venue:opened/${venue.id}/0`,
      `venue:renamed/${venue.id}/1`,
    ]);
  });

  it('When it is somebody else, then 403; when there is no such venue or no such id, then 404', async () => {
    const venue = await test.open();
    await rename(venue.id, 'Mine now', test.signIn({ id: 'owner-2' })).expect(403);
    await rename('665000000000000000000099', 'Nobody').expect(404);
    await rename('not-an-id', 'Nobody').expect(404);
  });

  it('When twenty rename at once, then each change is a version of its own, in order on the bus', async () => {
    const venue = await test.open();
    const names = Array.from({ length: 20 }, (_, index) => `${venue.name} by ${index}`);
    const answers = await Promise.all(names.map((name) => rename(venue.id, name)));
    expect(answers.map(({ body }) => body.version).sort((a, b) => a - b)).toEqual(
      names.map((_, index) => index + 1),
    );
    expect([...new Set((await test.publishedOf(venue.id)).map(({ version }) => version))]).toEqual(
      [0, ...names.keys()].map((v, i) => (i === 0 ? 0 : Number(v) + 1)),
    );
  });
});
