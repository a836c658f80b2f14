import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startVenues } from '../../__test__/start-venues.ts';

let test: Awaited<ReturnType<typeof startVenues>>;
beforeAll(async () => {
  test = await startVenues();
});
afterAll(() => test.stop());
const cookie = () => test.signIn({ id: 'owner-1' });
let count = 0;

describe('POST /api/venues', () => {
  it('When nobody is signed in, then 401', async () => {
    const { body } = await test.request.post('/api/venues').send({ name: 'X', seats: 1 }).expect(401);
    expect(body).toEqual({ errors: [{ message: 'Not authorized', code: 'session.required' }] });
  });

  it('When the input is wrong, then 400 names each field', async () => {
    const { body } = await test.request
      .post('/api/venues')
      .set('Cookie', cookie())
      .send({ seats: 0 })
      .expect(400);
    expect(body.errors).toEqual([
      { message: 'Name is required', field: 'name', code: 'name.required' },
      { message: 'Seats must be a number from 1 to 10,000', field: 'seats', code: 'seats.out-of-range' },
    ]);
  });

  it('When it succeeds, then the venue is shown and its event is on the bus, whole', async () => {
    const venue = await test.open();
    await test.request.get(`/api/venues/${venue.id}`).expect(200, venue);
    expect(await test.publishedOf(venue.id)).toEqual([
      {
        id: `venue:opened/${venue.id}/0`,
        type: 'venue:opened',
        version: 0,
        at: expect.any(String),
        data: venue,
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      },
    ]);
  });

  it('When fields come that no venue has, then they are not stored', async () => {
    const name = `Extra ${++count}`;
    const { body } = await test.request
      .post('/api/venues')
      .set('Cookie', cookie())
      .send({ name, seats: 5, userId: 'somebody', version: 99, outbox: [], isAdmin: true })
      .expect(201);
    expect(body).toEqual({ id: expect.any(String), name, seats: 5, userId: 'owner-1', version: 0 });
  });

  it('When fifty want the same name at once, then one gets it and none gets a 5xx', async () => {
    const name = `The only one ${++count}`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        test.request.post('/api/venues').set('Cookie', cookie()).send({ name, seats: 1 }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(49).fill(400)]);
    expect(answers.find(({ status }) => status === 400)?.body).toEqual({
      errors: [{ message: 'Name in use', code: 'name.in-use' }],
    });
  });

  it('When an API client sends a Bearer token, then no cookie is needed', async () => {
    const session = /session=([^;]+)/.exec(cookie())?.[1] ?? '';
    const { jwt } = JSON.parse(Buffer.from(session, 'base64').toString());
    const venue = { name: `By token ${++count}`, seats: 1 };
    await test.request.post('/api/venues').set('Authorization', `Bearer ${jwt}`).send(venue).expect(201);
    await test.request.post('/api/venues').set('Authorization', 'Bearer x').send(venue).expect(401);
  });

  it('When the cookie was tampered with, then nobody is signed in', async () => {
    const tampered = cookie().replace('session=', 'session=e30');
    await test.request.post('/api/venues').set('Cookie', tampered).send({ name: 'X', seats: 1 }).expect(401);
  });
});
