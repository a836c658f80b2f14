import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, it } from '@jest/globals';
import { memoryBus } from '@ticketing/common/bus';
import { serviceNames } from '@ticketing/common/contracts';
import type { Route } from '@ticketing/common/http';
import { compiledInput, interpretedInput, randomFrom, testKeys } from '@ticketing/common/testing';
import { services } from '@ticketing/local';
import { type RandomRequest, randomRequest, received } from './random-request.ts';

const env = {
  ...testKeys,
  MONGO_URI: 'mongodb://127.0.0.1/none',
  STRIPE_KEY: 'sk_test_none',
  STRIPE_WEBHOOK_SECRET: 'w'.repeat(32),
  LOG_LEVEL: 'silent',
};

let described: Route[];
beforeAll(async () => {
  const all = await Promise.all(serviceNames.map((name) => services[name].create(env, memoryBus())));
  described = all.flatMap(({ routes }) => routes).filter(({ input }) => input !== undefined);
});

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
type Checks = ReturnType<typeof interpretedInput>;

it('When the routes of all services are compiled, then none is left to express-validator', () => {
  expect(described.length).toBeGreaterThan(12);
  const left = described.filter(({ input }) => !compiledInput(input ?? {}));
  expect(left.map(nameOf)).toEqual([]);
});

/** What checks make of a request: the valid input, or the refusal. */
const outcome = async (checks: Checks, request: RandomRequest) => {
  try {
    return { input: await checks(received(request) as unknown as Parameters<Checks>[0]) };
  } catch (error) {
    const { errors, message } = error as { errors?: unknown; message: string };
    return { refused: errors ?? message };
  }
};

const times = 120_000;
const seed = Date.now() % 1_000_000;

it(`When ${times} random requests are checked (seed ${seed}), then the compiled checks answer as express-validator does`, async () => {
  const random = randomFrom(seed);
  const routes = described.map((route) => ({
    route,
    compiled: compiledInput(route.input ?? {}) as Checks,
    interpreted: interpretedInput(route.input ?? {}),
    count: { input: 0, refused: 0 },
  }));
  const different: unknown[] = [];
  for (let n = 0; n < times; n++) {
    const { route, compiled, interpreted, count } = routes[n % routes.length] as (typeof routes)[number];
    const request = randomRequest(route, random);
    const ours = await outcome(compiled, request);
    const reference = await outcome(interpreted, request);
    count['input' in reference ? 'input' : 'refused']++;
    if (!isDeepStrictEqual(ours, reference)) {
      different.push({ route: nameOf(route), request, ours, reference });
    }
  }
  expect(different.slice(0, 3)).toEqual([]);
  for (const { route, count } of routes) {
    // where much is asked for a few in three thousand are valid
    const isTried = count.input > 0 && count.refused > 0;
    expect([nameOf(route), isTried, count]).toEqual([nameOf(route), true, count]);
  }
}, 120_000);
