import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import {
  type ServiceProcess,
  sessionCookieOf,
  startProcess,
  testKeys,
  testMongoUri,
  until,
} from '@ticketing/common/testing';

const services: { name: string; path: string }[] = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../services.json'), 'utf8'),
);
const needed: Partial<Record<ServiceName, Record<string, string>>> = {
  auth: { JWT_KEY: testKeys.JWT_KEY },
  payments: { STRIPE_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
};
const ofEvery = ['today', 'audit', 'audit.csv', 'dead-letters'];

interface Document {
  paths: Record<string, Record<string, { 'x-role'?: string }>>;
}

let started: ServiceProcess | undefined;
afterAll(() => started?.kill());

describe.each(serviceNames)('%s', (service) => {
  const path = services.find(({ name }) => name === service)?.path;
  let operations: { method: string; url: string }[];
  const status = async (
    { method, url }: { method: string; url: string },
    headers: Record<string, string>,
  ) => {
    const answer = await fetch(`${await started?.listening}${url}`, { method, headers });
    return answer.status;
  };
  const forEach = async (headers: Record<string, string>, expected: number) => {
    const answers = await Promise.all(
      operations.map(async (one) => [one.method, one.url, await status(one, headers)]),
    );
    expect(answers).toEqual(operations.map(({ method, url }) => [method, url, expected]));
  };

  beforeAll(async () => {
    const program = resolve(fileURLToPath(import.meta.resolve(`@ticketing/${service}`)), '../index.js');
    started = startProcess(program, { MONGO_URI: testMongoUri(), ...needed[service] });
    await until('it is ready', started.isReady);
    const document: Document = (await started.get(`${path}/openapi.json`)).body;
    operations = Object.entries(document.paths).flatMap(([url, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation['x-role'] === 'admin')
        .map(([method]) => ({
          method: method.toUpperCase(),
          url: url.replace(/\{\w+\}/g, '665000000000000000000001'),
        })),
    );
  }, 30_000);
  afterAll(() => started?.kill());

  it('When it is described, then what admins have everywhere is there', () => {
    const urls = operations.map(({ url }) => url);
    expect(urls).toEqual(expect.arrayContaining(ofEvery.map((name) => `${path}/${name}`)));
  });

  it('When nobody is signed in, or a helper at a door, then all of it is 401', async () => {
    await forEach({}, 401);
    await forEach({ 'x-door-token': 'a'.repeat(43) }, 401);
    await forEach({ authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.' }, 401);
  });

  it('When a buyer or a seller asks, then all of it is 403', async () => {
    // auth asks its own database for the session, and knows none
    const expected = service === 'auth' ? 401 : 403;
    await forEach({ cookie: sessionCookieOf(() => new Date()) }, expected);
  });
});
