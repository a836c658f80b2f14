import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TicketCreated } from '../../../contracts/ticket.ts';
import { route } from '../../../http/route.ts';
import { ticketEvent } from '../../../messaging/__test__/ticket-event.ts';
import { listener } from '../../../messaging/base-listener.ts';
import { startTestService, type TestService } from '../../../testing/index.ts';
import { createService } from '../../create-service.ts';
import type { Platform } from '../../platform.ts';

let test: TestService;
let painted: string[] = [];

/** Paints a thing, and applies no listing. */
const createShelf = (platform: Platform) =>
  createService(
    {
      name: 'shelf',
      path: '/api/shelf',
      routes: [
        route({
          post: '/api/shelf/:thing/paint',
          summary: 'Paints a thing',
          who: 'user',
          input: {
            body: {
              password: {
                isString: true,
                errorMessage: { message: 'Password is text', code: 'password.text' },
              },
              colour: { isString: true, errorMessage: { message: 'Colour is text', code: 'colour.text' } },
            },
          },
          answer: { 204: 'nothing' },
          handle: async (req, res) => {
            if (req.input.colour === 'loud') throw new Error('no such colour');
            painted.push(String(req.params.thing));
            res.status(204).send();
          },
        }),
      ],
      listeners: [listener(TicketCreated, async () => {})],
      outboxes: [],
      today: async () => ({ painted: painted.length }),
    },
    platform,
  );

beforeAll(async () => {
  test = await startTestService(createShelf);
});
afterAll(() => test.stop());
beforeEach(() => {
  painted = [];
});

const admin = (id = 'admin-1') => test.signIn({ id, email: 'admin@example.com', role: 'admin' });
const paint = (cookie: string, body: object = { colour: 'red', password: 'Secret-1' }, thing = 'chair') =>
  test.request.post(`/api/shelf/${thing}/paint`).set('Cookie', cookie).send(body);
const see = (what: string) => test.request.get(`/api/shelf/${what}`).set('Cookie', admin());

describe('what an admin did', () => {
  it('When an admin changes something, then who, what and the answer are on record, without secrets', async () => {
    await paint(admin()).expect(204);
    const { body } = await see('audit').expect(200);
    expect(body[0]).toMatchObject({
      adminId: 'admin-1',
      email: 'admin@example.com',
      route: 'POST /api/shelf/:thing/paint',
      params: { thing: 'chair' },
      input: { colour: 'red', password: '[secret]' },
      requestId: expect.any(String),
      status: 204,
    });
  });

  it('When it fails, then that is on record; when somebody else does it, then nothing is', async () => {
    await paint(admin(), { colour: 'loud', password: '' }).expect(500);
    await paint(test.signIn()).expect(204);
    const { body } = await see('audit').expect(200);
    expect(body.map(({ status }: { status: number }) => status)).toEqual([500, 204]);
  });

  it('When it cannot be recorded, then it is not done', async () => {
    const { db } = test.service.platform;
    const { insertOne } = db.collection('audit');
    const store = db.model('AuditEntry').collection as unknown as { insertOne: unknown };
    store.insertOne = async () => {
      throw new Error('the disk is full');
    };
    const answer = await paint(admin());
    store.insertOne = insertOne;
    expect(answer.status).toBe(500);
    expect(painted).toEqual([]);
  });

  it('When there is more than a page, then the next begins where it ended; one admin is found among others', async () => {
    for (let n = 0; n < 3; n += 1) await paint(admin(), undefined, `table-${n}`).expect(204);
    await paint(admin('admin-2'), undefined, 'lamp').expect(204);
    const first = await see('audit?limit=2').expect(200);
    const things = first.body.map(({ params }: { params: { thing: string } }) => params.thing);
    expect(things).toEqual(['lamp', 'table-2']);
    const next = /<\/api\/shelf\/([^>]+)>/.exec(String(first.headers.link))?.[1] ?? '';
    const second = await see(next).expect(200);
    expect(second.body[0].params).toEqual({ thing: 'table-1' });
    expect((await see('audit?adminId=admin-2')).body).toHaveLength(1);
  });

  it('When it is exported, then all of it is in the file, formulas defused', async () => {
    await paint(admin('=1+1')).expect(204);
    const { text, headers } = await see('audit.csv').expect(200);
    expect(headers['content-disposition']).toContain('audit-shelf.csv');
    expect(text).toContain("'=1+1");
    expect(text.trim().split('\r\n')).toHaveLength(1 + 7);
  });
});

describe('dead letters', () => {
  const letters = async () => (await see('dead-letters').expect(200)).body;
  const act = (id: string, verb: string) =>
    test.request.post(`/api/shelf/dead-letters/${encodeURIComponent(id)}/${verb}`).set('Cookie', admin());

  it('When events are parked, then an admin sees, drops and replays them, each once', async () => {
    const wrong = ticketEvent({});
    const bodies = ['poison', JSON.stringify({ ...wrong, data: {} })];
    for (const body of bodies) await test.bus.publish({ subject: wrong.type, id: body, body });
    await test.bus.settled();
    const [first, second] = await letters();
    expect(first).toMatchObject({ service: 'shelf', subject: 'ticket:created', body: 'poison' });
    const { body: today } = await see('today').expect(200);
    expect(today).toEqual({ unsent: 0, oldestUnsentSeconds: 0, deadLetters: 2, painted: 0 });

    await act(first.id, 'drop').expect(204);
    await act(first.id, 'drop').expect(404);
    expect(await letters()).toHaveLength(1);
    await act(second.id, 'replay').expect(204);
    await test.bus.settled();
    // it is still wrong: it comes back as another letter
    const [again] = await letters();
    expect(again).toMatchObject({ body: second.body });
    expect(again.id).not.toBe(second.id);
  });
});

it('When somebody else asks for what admins see, then it is refused', async () => {
  const { service, request } = test;
  const ofAdmins = service.routes.filter(({ who }) => who === 'admin');
  expect(ofAdmins.length).toBe(6);
  for (const { method, path } of ofAdmins) {
    const url = path.replace(/:\w+/, 'x');
    await request[method](url).expect(401);
    await request[method](url).set('Cookie', test.signIn()).expect(403);
  }
});
