import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import type { Schema } from '../fuzz/documents.ts';
import { knownOf, nothing, type Objects } from '../fuzz/known.ts';
import { letters, sales, webhooks } from '../fuzz/objects.ts';
import { bodyFieldsOf, sampleOf, withQuery } from '../fuzz/sample-of.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(90_000);

let shop: AbusedShop;
let [buyer, seller, stranger, admin] = [] as unknown as [Person, Person, Person, Person];
let objects: Objects;
beforeAll(async () => {
  shop = await abusedShop();
  admin = await shop.admin();
  [buyer, seller, stranger] = await Promise.all([
    shop.person('buyer'),
    shop.person('seller'),
    shop.person('stranger'),
  ]);
  const sessions = await buyer.ask<{ id: string }[]>('GET', '/api/users/sessions');
  objects = {
    ...nothing,
    ...(await sales(buyer, seller)),
    ...(await webhooks(seller)),
    ...(await letters(admin)),
    sessions: sessions.body.map(({ id }) => id),
    users: [buyer.id],
    sellers: [seller.id],
  };
}, 60_000);
afterAll(() => shop?.stop());

/** All that the two have, as they see it. */
const belongings = async () => {
  const [orderId, paidId] = objects.orders;
  const seen = [
    ...objects.orders.map((id) => buyer.ask('GET', `/api/orders/${id}`)),
    buyer.ask('GET', `/api/orders/${paidId}/passes`),
    buyer.ask('GET', '/api/users/me'),
    buyer.ask('GET', `/api/expiration/${orderId}`),
    ...objects.tickets.map((id) => seller.ask('GET', `/api/tickets/${id}`)),
    seller.ask('GET', '/api/notifications/webhooks'),
    seller.ask('GET', `/api/orders/doors?ticketId=${objects.tickets[0]}`),
  ];
  return (await Promise.all(seen)).map(({ status, body }) => {
    const { secondsLeft: _, serverTime: __, ...rest } = body;
    return [status, Array.isArray(body) ? body : rest];
  });
};

/** Whose ids anybody may name: public ones, and seats that anybody may reserve. */
const isForAnybody = ({ security, name }: (typeof shop.operations)[number]) =>
  (security.length === 0 && !/check-ins|door$/.test(name)) || name === 'post /api/orders';
/** Of many those that are one's own are answered, and of sales there are none. */
const isFilter = (name: string) => name === 'ids' || name === 'ticketIds' || name === 'orderIds';

it("When a stranger names what is another's in any route, then they are refused, or see nothing of it, and nothing has changed", async () => {
  // what was refunded comes back to the listing in the end
  await until('nothing moves', async () => {
    const { body } = await seller.ask('GET', `/api/tickets/${objects.tickets[1]}`);
    return body.available === 100;
  });
  const before = await belongings();
  const known = knownOf(objects);
  const secrets = [buyer.email, ...objects.orders, ...objects.codes, ...objects.passes];
  const admitted: unknown[] = [];
  let tried = 0;
  for (const operation of shop.operations.filter((one) => !isForAnybody(one))) {
    const { path, query, body } = sampleOf(operation, known);
    const names = [...operation.parameters.map(({ name }) => name), ...Object.keys(body ?? {})];
    const isSomebodys = names.some((name) => /id$|ids$|^code$/i.test(name));
    if (!isSomebodys) continue;
    tried += 1;
    const sent = operation.method === 'GET' ? undefined : (body ?? {});
    const answer = await stranger.ask(operation.method, withQuery(path, query), sent).catch(() => undefined);
    const text = JSON.stringify(answer?.body ?? '');
    const isRefused = [401, 403, 404].includes(answer?.status ?? 0);
    const isEmpty =
      (names.some(isFilter) || operation.path.includes('/sales/')) &&
      [200, 204].includes(answer?.status ?? 0);
    const isShown = secrets.some((secret) => text.includes(secret));
    if ((!isRefused && !isEmpty) || isShown)
      admitted.push([operation.name, answer?.status, text.slice(0, 200)]);
  }
  expect(admitted).toEqual([]);
  expect(tried).toBeGreaterThan(45);
  expect(await belongings()).toEqual(before);
});

const planted: Record<string, unknown> = {
  string: 'planted',
  number: 987_654,
  integer: 987_654,
  boolean: true,
  array: ['planted'],
  object: { planted: true },
};
/** What documents keep, and no answer shows. */
const inside = {
  ...{ _id: '665000000000000000000009', outbox: [{ planted: true }], outboxAt: 'planted', live: true },
  ...{ slots: [0, 1], priceCents: 1, totalCents: 1, passwordHash: 'planted', sessionVersion: 987_654 },
  ...{ userId: '665000000000000000000009', role: 'admin', status: 'complete', version: 987_654, held: 0 },
};
const isPlanted = (value: unknown): boolean =>
  JSON.stringify(value)?.includes('planted') || value === 987_654 || value === '665000000000000000000009';

it('When every field of an answer is sent in the request, then none is taken that the route does not describe', async () => {
  const known = knownOf(objects);
  const taken: unknown[] = [];
  const tried: string[] = [];
  const doers: [RegExp, Person][] = [
    [/^(post|put) \/api\/tickets(\/\{id\})?$|webhooks|doors/, seller],
    [/^post \/api\/(orders|payments)$|users\/me|preferences/, buyer],
  ];
  for (const operation of shop.operations.filter(({ method }) => method !== 'GET')) {
    const doer = doers.find(([names]) => names.test(operation.name))?.[1];
    const success = Object.entries(operation.responses).find(([status]) => status < '300')?.[1];
    const shown = success?.content?.['application/json']?.schema?.properties as
      | Record<string, Schema>
      | undefined;
    if (!doer || !shown) continue;
    const { path, body } = sampleOf(operation, known);
    const described = bodyFieldsOf(operation).properties ?? {};
    const foreign = Object.entries(shown)
      .filter(([name]) => !(name in described))
      .map(([name, { type }]) => [name, planted[String(type)] ?? 'planted']);
    const sent = { ...inside, ...Object.fromEntries(foreign), ...body };
    const answer = await doer.ask<Record<string, unknown>>(operation.method, path, sent);
    tried.push(operation.name);
    const kept = Object.entries(answer.body ?? {}).filter(
      ([name, value]) => !(name in described) && isPlanted(value),
    );
    if (answer.status >= 500 || kept.length > 0) taken.push([operation.name, answer.status, kept]);
  }
  expect(taken).toEqual([]);
  expect(tried).toEqual(
    expect.arrayContaining([
      'post /api/tickets',
      'put /api/tickets/{id}',
      'post /api/orders',
      'patch /api/users/me',
    ]),
  );
  expect(JSON.stringify(await belongings())).not.toMatch(/planted|987654/);
  expect((await buyer.ask('GET', '/api/users/currentuser')).body.currentUser).toMatchObject({ role: 'user' });
});

it('When somebody signs up as an admin, then they are none', async () => {
  const fields = { role: 'admin', status: 'active', confirmed: true, id: admin.id, passwordHash: 'x' };
  const body = { email: 'climber@example.com', password: 'Story-1234', ...fields };
  const answer = await fetch(`${shop.url}/api/users/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect(id).not.toBe(admin.id);
  expect((await admin.ask('GET', `/api/users/${id}`)).body).toMatchObject({ role: 'user' });
});
