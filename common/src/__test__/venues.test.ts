import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { UserUpdated } from '../contracts/index.ts';
import { happen, startTestService, type TestService } from '../testing/index.ts';
import { createVenues } from './venues/app.ts';

let test: TestService;
let cookie: string;
beforeAll(async () => {
  test = await startTestService(createVenues);
});
beforeEach(() => {
  cookie = test.signIn({ id: 'owner-1' });
});
afterAll(() => test.stop());

let count = 0;
const openVenue = async () => {
  const name = `Old Mill ${++count}`;
  const { body } = await test.request
    .post('/api/venues')
    .set('Cookie', cookie)
    .send({ name, seats: 120 })
    .expect(201);
  return body as { id: string; name: string; version: number };
};
const publishedOf = (id: string) =>
  test.bus.published.filter(({ id: eventId }) => eventId.includes(id)).map(({ body }) => JSON.parse(body));

describe('POST /api/venues', () => {
  it('When nobody is signed in, then 401', async () => {
    const { body } = await test.request.post('/api/venues').send({ name: 'X', seats: 1 }).expect(401);
    expect(body).toEqual({ errors: [{ message: 'Not authorized', code: 'session.required' }] });
  });

  it('When the input is wrong, then 400 names each field', async () => {
    const { body } = await test.request
      .post('/api/venues')
      .set('Cookie', cookie)
      .send({ seats: 0 })
      .expect(400);
    expect(body.errors).toEqual([
      { message: 'Name is required', field: 'name', code: 'name.required' },
      { message: 'Seats must be a number from 1 to 10,000', field: 'seats', code: 'seats.out-of-range' },
    ]);
  });

  it('When it succeeds, then the venue is shown and its event is on the bus, whole', async () => {
    const venue = await openVenue();
    await test.request.get(`/api/venues/${venue.id}`).expect(200, venue);
    await test.bus.settled();
    expect(publishedOf(venue.id)).toEqual([
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
      .set('Cookie', cookie)
      .send({ name, seats: 5, userId: 'somebody', version: 99, outbox: [], isAdmin: true })
      .expect(201);
    expect(body).toEqual({ id: expect.any(String), name, seats: 5, userId: 'owner-1', version: 0 });
  });

  it('When fifty want the same name at once, then one gets it and none gets a 5xx', async () => {
    const name = `The only one ${++count}`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        test.request.post('/api/venues').set('Cookie', cookie).send({ name, seats: 1 }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(49).fill(400)]);
    expect(answers.find(({ status }) => status === 400)?.body).toEqual({
      errors: [{ message: 'Name in use', code: 'name.in-use' }],
    });
  });

  it('When an API client sends a Bearer token, then no cookie is needed', async () => {
    const session = /session=([^;]+)/.exec(cookie)?.[1] ?? '';
    const { jwt } = JSON.parse(Buffer.from(session, 'base64').toString());
    const venue = { name: `By token ${++count}`, seats: 1 };
    await test.request.post('/api/venues').set('Authorization', `Bearer ${jwt}`).send(venue).expect(201);
    await test.request.post('/api/venues').set('Authorization', 'Bearer x').send(venue).expect(401);
  });

  it('When the cookie was tampered with, then nobody is signed in', async () => {
    const tampered = cookie.replace('session=', 'session=e30');
    await test.request.post('/api/venues').set('Cookie', tampered).send({ name: 'X', seats: 1 }).expect(401);
  });
});

describe('PUT /api/venues/:id', () => {
  const rename = (id: string, name: string, as = cookie) =>
    test.request.put(`/api/venues/${id}`).set('Cookie', as).send({ name });

  it('When the owner renames it, then version and event follow; the same name once more is nothing', async () => {
    const venue = await openVenue();
    const { body } = await rename(venue.id, `${venue.name} II`).expect(200);
    expect(body).toEqual({ ...venue, name: `${venue.name} II`, version: 1 });
    await rename(venue.id, `${venue.name} II`).expect(200, body);
    await test.bus.settled();
    expect(publishedOf(venue.id).map(({ id }) => id)).toEqual([
      `venue:opened/${venue.id}/0`,
      `venue:renamed/${venue.id}/1`,
    ]);
  });

  it('When it is somebody else, then 403; when there is no such venue or no such id, then 404', async () => {
    const venue = await openVenue();
    await rename(venue.id, 'Mine now', test.signIn({ id: 'owner-2' })).expect(403);
    await rename('665000000000000000000099', 'Nobody').expect(404);
    await rename('not-an-id', 'Nobody').expect(404);
  });

  it('When twenty rename at once, then each change is a version of its own, in order on the bus', async () => {
    const venue = await openVenue();
    const names = Array.from({ length: 20 }, (_, index) => `${venue.name} by ${index}`);
    const answers = await Promise.all(names.map((name) => rename(venue.id, name)));
    expect(answers.map(({ body }) => body.version).sort((a, b) => a - b)).toEqual(
      names.map((_, index) => index + 1),
    );
    await test.bus.settled();
    expect([...new Set(publishedOf(venue.id).map(({ version }) => version))]).toEqual(
      [0, ...names.keys()].map((v, i) => (i === 0 ? 0 : Number(v) + 1)),
    );
  });
});

describe('the listener of users', () => {
  const ownerOf = async (id: string) => (await test.request.get(`/api/venues/${id}`)).body.owner;
  let user = 0;
  const userVenue = async () => {
    const id = `user-${++user}`;
    cookie = test.signIn({ id });
    return { id, venue: await openVenue() };
  };

  it('When a user is renamed, then the venue shows it (applies)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('Robin');
  });

  it('When the same event comes twice, then nothing more happens (duplicate)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'Robin' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('Robin');
  });

  it('When an older event comes later, then the newer state stays (out of order)', async () => {
    const { id, venue } = await userVenue();
    await happen(test.bus, UserUpdated, { id, version: 3, name: 'New' });
    await happen(test.bus, UserUpdated, { id, version: 2, name: 'Old' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('New');
  });

  it('When something that is no event comes, then it is parked and the next is served (poison)', async () => {
    const { id, venue } = await userVenue();
    await test.bus.publish({ subject: 'user:updated', id: `poison-${id}`, body: '{"broken":' });
    await happen(test.bus, UserUpdated, { id, version: 1, name: 'After the poison' });
    await test.bus.settled();
    expect(await ownerOf(venue.id)).toBe('After the poison');
    const letters = await test.bus.history('dlq.venues');
    expect(letters.map(({ body }) => body).join()).toContain('{\\"broken\\":');
  });
});

describe('what every service brings', () => {
  it('When asked for its documents, then they are there', async () => {
    const { body } = await test.request.get('/api/venues/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toEqual(['/api/venues', '/api/venues/{id}']);
    const page = await test.request.get('/api/venues/docs').expect(200).expect('Content-Type', /html/);
    expect(page.text).toContain('Rename a venue');
  });

  it('When asked for its health, then it is live and ready', async () => {
    await test.request.get('/healthz/live').expect(200);
    await test.request.get('/healthz/ready').expect(200);
  });

  it('When it has worked, then its metrics say so by route template', async () => {
    await openVenue();
    const text = await test.service.metrics.registry.metrics();
    expect(text).toMatch(
      /http_request_duration_seconds_count{.*method="POST",route="\/api\/venues",status="201"/,
    );
    expect(text).toMatch(/outbox_depth{.*outbox="venues".*} \d/);
    expect(text).toContain('events_handled_total');
  });
});
