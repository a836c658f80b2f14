import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type AbusedShop, abusedShop } from '../abuse/abused-shop.ts';
import { type Operation, services } from '../fuzz/documents.ts';
import { list, paid } from '../fuzz/objects.ts';
import type { Person } from '../harness/person.ts';

jest.setTimeout(60_000);

const ofEvery = ['today', 'audit', 'audit.csv', 'dead-letters'];

let shop: AbusedShop;
let operations: Operation[];
let [buyer, seller, admin] = [] as unknown as [Person, Person, Person];
let doorToken: string;
beforeAll(async () => {
  shop = await abusedShop();
  operations = shop.operations.filter((operation) => operation['x-role'] === 'admin');
  [admin, buyer, seller] = await Promise.all([shop.admin(), shop.person('buyer'), shop.person('seller')]);
  const ticketId = await list(seller);
  await paid(buyer, ticketId);
  const door = { ticketId, name: 'North' };
  doorToken = (await seller.ask<{ token: string }>('POST', '/api/orders/doors', door)).body.token;
}, 60_000);
afterAll(() => shop?.stop());

const statusesOf = (some: Operation[], headers: Record<string, string>) =>
  Promise.all(
    some.map(async ({ name, method, path }) => {
      const url = `${shop.url}${path.replaceAll(/\{\w+\}/g, '665000000000000000000001')}`;
      return [name, (await fetch(url, { method, headers })).status];
    }),
  );
const all = (status: number) => operations.map(({ name }) => [name, status]);

it('When the services are described, then what admins have everywhere is there', () => {
  const paths = operations.map(({ path }) => path);
  const expected = services.flatMap((service) => ofEvery.map((name) => `${service}/${name}`));
  expect(paths).toEqual(expect.arrayContaining(expected));
});

it('When an admin asks, then nothing is refused for who asks', async () => {
  const reads = operations.filter(({ method }) => method === 'GET');
  const answers = await statusesOf(reads, { cookie: admin.cookie() });
  expect(answers.filter(([, status]) => ![200, 400, 404].includes(Number(status)))).toEqual([]);
});

it('When nobody is signed in, or a helper at a door, then all that admins may is 401', async () => {
  expect(await statusesOf(operations, {})).toEqual(all(401));
  expect(await statusesOf(operations, { 'x-door-token': doorToken })).toEqual(all(401));
  const unsigned = 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.';
  expect(await statusesOf(operations, { authorization: unsigned })).toEqual(all(401));
});

it.each([
  ['a buyer', () => buyer],
  ['a seller', () => seller],
])('When %s asks, then all that admins may is 403', async (_who, person) => {
  expect(await statusesOf(operations, { cookie: person().cookie() })).toEqual(all(403));
  expect((await person().ask('GET', '/api/users/currentuser')).body.currentUser).toMatchObject({
    role: 'user',
  });
});
