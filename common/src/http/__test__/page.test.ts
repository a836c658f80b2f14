import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createService } from '../../service/index.ts';
import { startTestService, type TestService } from '../../testing/index.ts';
import { pageOf, readyPage, sendPage } from '../page.ts';
import { route } from '../route.ts';

interface Thing {
  id: string;
  name: string;
}
const things = ['a', 'b', 'ü "quoted"', '\u2028'].map((name, index): Thing => ({ id: `${index}`, name }));
const idOf = ({ id }: Thing) => id;
const json = (thing: Thing) => JSON.stringify(thing);

let test: TestService;
beforeAll(async () => {
  const about = {
    summary: 'Things',
    who: 'anyone',
    answer: { 200: z.array(z.strictObject({ id: z.string(), name: z.string() })) },
  } as const;
  const routes = [
    route({
      get: '/api/things/usual',
      ...about,
      handle: (req, res) => res.json(pageOf(req, res, 3, things, idOf)),
    }),
    route({
      get: '/api/things/ready',
      ...about,
      handle: (req, res) => sendPage(req, res, readyPage(3, things, json, idOf)),
    }),
    route({
      get: '/api/things/last',
      ...about,
      handle: (req, res) => sendPage(req, res, readyPage(4, things, json, idOf)),
    }),
    route({
      get: '/api/things/empty',
      ...about,
      handle: (req, res) => sendPage(req, res, readyPage(4, [], json, idOf)),
    }),
    route({
      get: '/api/things/wrong',
      ...about,
      handle: (req, res) =>
        sendPage(
          req,
          res,
          readyPage(3, things, () => '{"id":7}', idOf),
        ),
    }),
  ];
  test = await startTestService((platform) =>
    createService({ name: 'things', path: '/api/things', routes, listeners: [], outboxes: [] }, platform),
  );
});
afterAll(() => test.stop());

describe('a page that is ready', () => {
  it('When it is sent, then body and headers are those of one that is made for the request', async () => {
    const [usual, ready] = await Promise.all(
      ['usual', 'ready'].map((path) => test.request.get(`/api/things/${path}?limit=3&cursor=0`).expect(200)),
    );
    expect(ready?.text).toBe(usual?.text);
    const { date: _, 'x-request-id': __, link, ...headers } = ready?.headers ?? {};
    expect(usual?.headers).toMatchObject(headers);
    expect(Object.keys(ready?.headers ?? {}).sort()).toEqual(Object.keys(usual?.headers ?? {}).sort());
    expect(link).toBe('</api/things/ready?limit=3&cursor=2>; rel="next"');
  });

  it('When it is the last one, or there is nothing, then no link leads on', async () => {
    const last = await test.request.get('/api/things/last').expect(200);
    expect([last.body.length, last.headers.link]).toEqual([4, undefined]);
    const empty = await test.request.get('/api/things/empty').expect(200);
    expect([empty.body, empty.headers.link]).toEqual([[], undefined]);
  });

  it('When it is asked for by HEAD, then the headers alone', async () => {
    const { text, headers } = await test.request.head('/api/things/ready').expect(200);
    expect([text, Number(headers['content-length']) > 60]).toEqual([undefined, true]);
  });

  it('When it is other than documented, then its tests see that', async () => {
    await test.request.get('/api/things/wrong').expect(500);
  });
});
