import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import type { Operation } from '../fuzz/documents.ts';
import { type Known, roles, type Who } from '../fuzz/requests.ts';
import { bodyFieldsOf, sampleOf, withQuery } from '../fuzz/sample-of.ts';
import { send } from '../fuzz/send.ts';
import { type World, world } from '../fuzz/world.ts';

jest.setTimeout(90_000);

let shop: AbusedShop;
let people: World;
let known: Known;
beforeAll(async () => {
  shop = await abusedShop();
  people = await world(shop.url);
  const [first] = shop.operations;
  if (first) known = await people.ready(first);
});
afterAll(() => shop?.stop());

const json = { 'content-type': 'application/json' };
const ask = async (
  { method }: Operation,
  path: string,
  who: Who,
  body?: string,
  headers: Record<string, string> = json,
) => {
  const cookie = people.cookieOf(who);
  const sent = { ...(body === undefined ? {} : headers), ...(cookie ? { cookie } : {}) };
  const answer = await send(shop.url, { method, path, headers: sent, body });
  return { status: answer.status, text: answer.body.toString() };
};

/** Whoever may do the most there. */
const mayIn = (operation: Operation): Who => (operation['x-role'] === 'admin' ? 'admin' : 'seller');
/** Signs out, or ends sessions of those who attack. */
const endsSessions = ({ name }: Operation) => /signout|delete .*sessions|post .*password$/.test(name);
const changing = () => shop.operations.filter(({ method }) => method !== 'GET');
const withBody = () => changing().filter(({ requestBody }) => requestBody?.content['application/json']);
const written = (body: object | undefined) => JSON.stringify(body ?? {});

const operators: unknown[] = [{ $gt: '' }, { $ne: null }, [{ $ne: '' }]];

it('When an operator of the database is sent in any field of any body, then it is refused, and nobody is signed in', async () => {
  const passed: unknown[] = [];
  let tried = 0;
  for (const operation of withBody()) {
    const { properties = {} } = bodyFieldsOf(operation);
    for (const [name, { type }] of Object.entries(properties)) {
      for (const operator of operators) {
        const { path, query, body } = sampleOf(operation, known);
        const text = written({ ...body, [name]: operator });
        const answer = await ask(operation, withQuery(path, query), mayIn(operation), text);
        tried += 1;
        const isRefused = answer.status >= 400 && answer.status < 500;
        // names that an object does not have are ignored
        const isIgnored = type === 'object' && answer.status === 200 && !answer.text.includes('$');
        if (!isRefused && !isIgnored) passed.push([operation.name, name, operator, answer]);
      }
    }
  }
  expect(passed).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});

it('When an operator is sent in any field of any query, then the answer is that of without it, or a refusal', async () => {
  const different: unknown[] = [];
  let tried = 0;
  for (const operation of shop.operations.filter(({ method }) => method === 'GET')) {
    for (const { name } of operation.parameters.filter((one) => one.in === 'query')) {
      const { path, query } = sampleOf(operation, known);
      const { [name]: _, ...others } = query;
      const without = await ask(operation, withQuery(path, others), mayIn(operation));
      for (const spelling of [`${name}[$ne]`, `${name}[$gt]`, `${name}[]`]) {
        const asked = withQuery(path, { ...others, [spelling]: '' });
        const { status } = await ask(operation, asked, mayIn(operation));
        tried += 1;
        if (status !== without.status) different.push([operation.name, spelling, status, without.status]);
      }
    }
  }
  expect(different).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});

it('When prototypes are reached for in bodies and queries, then an object that was not asked stays clean', async () => {
  const polluted: unknown[] = [];
  const attack = '"__proto__":{"stained":true},"constructor":{"prototype":{"stained":true}}';
  const search = '__proto__[stained]=1&constructor[prototype][stained]=1&__proto__.stained=1';
  for (const operation of shop.operations.filter((one) => !endsSessions(one))) {
    const { path, query, body } = sampleOf(operation, known);
    const given = written(body).slice(1, -1);
    const text = `{${given ? `${given},` : ''}${attack}}`;
    const asked = `${withQuery(path, query)}${Object.keys(query).length > 0 ? '&' : '?'}${search}`;
    const sent = operation.method === 'GET' ? undefined : text;
    const { status, text: answer } = await ask(operation, asked, mayIn(operation), sent);
    const isClean = !('stained' in {}) && !answer.includes('stained');
    if (status >= 500 || !isClean) polluted.push([operation.name, status]);
  }
  expect(polluted).toEqual([]);
});

it.each<[string, () => string, number[]]>([
  ['ten thousand lists in each other', () => '['.repeat(10_000) + ']'.repeat(10_000), [400]],
  [
    'ten thousand objects in each other',
    () => '{"a":'.repeat(10_000) + '1'.concat('}'.repeat(10_000)),
    [400],
  ],
  ['a field of ten thousand lists', () => `{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, [400]],
  ['a megabyte', () => `{"title":"${'x'.repeat(2 ** 20)}"}`, [413]],
  ['ten thousand names', () => `{${Array.from({ length: 9000 }, (_, n) => `"${n}":1`).join()}}`, [400]],
  ['a number of a thousand digits', () => `{"price":${'9'.repeat(1000)},"title":"x"}`, [400]],
])(
  'When %s is sent to every operation, then it is refused, and the next is answered',
  async (_what, make, statuses) => {
    const body = make();
    const wrong: unknown[] = [];
    for (const operation of withBody()) {
      const { path, query } = sampleOf(operation, known);
      const { required = [] } = bodyFieldsOf(operation);
      const { status } = await ask(operation, withQuery(path, query), mayIn(operation), body);
      // where nothing is required, a body of other fields is an empty one
      const mayPass = required.length === 0 && status < 500;
      // somebody's own rule may come before that of the body
      const isRule = [403, 404].includes(status);
      if (!statuses.includes(status) && !mayPass && !isRule) wrong.push([operation.name, status]);
    }
    expect(wrong).toEqual([]);
    expect((await fetch(`${shop.url}/api/tickets`)).status).toBe(200);
  },
);

it('When a name comes twice in a body, then what was checked is what is kept', async () => {
  const create = shop.operations.find(({ name }) => name === 'post /api/tickets') as Operation;
  const last = await ask(
    create,
    '/api/tickets',
    'seller',
    '{"title":"","title":"Twice","price":-1,"price":20}',
  );
  expect(last.status).toBe(201);
  expect(JSON.parse(last.text)).toMatchObject({ title: 'Twice', price: 20 });
  const wrong = await ask(create, '/api/tickets', 'seller', '{"title":"Twice","price":20,"price":-1}');
  expect(wrong.status).toBe(400);
});

it.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonp',
  'text/json',
  ';',
])('When a body claims to be %s, then every operation that takes JSON says 415', async (type) => {
  const wrong: unknown[] = [];
  for (const operation of withBody()) {
    const { path, query, body } = sampleOf(operation, known);
    const headers = { 'content-type': type };
    const asked = withQuery(path, query);
    const { status } = await ask(operation, asked, mayIn(operation), written(body), headers);
    if (status !== 415) wrong.push([operation.name, status]);
  }
  expect(wrong).toEqual([]);
});

it('When all of this was sent, then those who were signed in still are, each as who they were', async () => {
  const who = async (role: Who) => {
    const headers = { cookie: people.cookieOf(role) };
    const { body } = await send(shop.url, {
      method: 'GET',
      path: '/api/users/currentuser',
      headers,
      body: undefined,
    });
    return JSON.parse(body.toString()).currentUser?.role ?? null;
  };
  expect(await Promise.all(roles.map(who))).toEqual(['admin', 'user', 'user', null]);
});
