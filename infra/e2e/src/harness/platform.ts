import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceName } from '@ticketing/common/contracts';
import { type PlatformOptions, type Program, startPlatform } from '@ticketing/local';
import { checkWithin, type Expected } from '../checker/check.ts';
import type { Sources } from '../checker/read-world.ts';
import { findProgram } from './find-program.ts';
import { type Person, person } from './person.ts';

export type Broker = 'nats-streaming-server' | 'nats-server';

export interface Options {
  broker: Broker;
  env?: Record<string, string>;
  /** How many processes there are of a service. */
  replicas?: Partial<Record<ServiceName, number>>;
  envOfProcess?: PlatformOptions['envOfProcess'];
  /** Of each service a store of its own, as on a cluster; otherwise all have one. */
  stores?: Record<string, string>;
  onDeath?: PlatformOptions['onDeath'];
  /** Pages as well, as they were built, and their metrics at this port. */
  webMetricsPort?: number | undefined;
}

const { INTERLEAVE } = process.env;
const interleaving = INTERLEAVE ? { INTERLEAVE } : {};

/** Real processes, a real broker, a real Redis; the store and Stripe's stand-in live in this process. */
export const platform = async (options: Options) => {
  const { broker, env = {}, replicas = {}, webMetricsPort, stores, envOfProcess, onDeath } = options;
  const ownStore = (service: string) => {
    const url = stores?.[service];
    return url ? { MONGO_URI: databaseIn(url, service) } : {};
  };
  const data = mkdtempSync(join(tmpdir(), 'ticketing-e2e-'));
  const logs = new Map<string, string[]>();
  const answers: GatewayAnswer[] = [];
  const local = await startPlatform({
    data: join(data, 'data'),
    processes: true,
    web: webMetricsPort !== undefined,
    webMetricsPort,
    env: {
      RATE_LIMITS: 'false',
      CI: '1',
      ...interleaving,
      ...env,
      PATH: pathOf(data, [broker, 'redis-server']),
    },
    replicas,
    envOfProcess: (service, name) => ({ ...ownStore(service), ...envOfProcess?.(service, name) }),
    ...(onDeath ? { onDeath } : {}),
    onAnswer: (line) => answers.push(answerIn(line)),
    onLine: (name, line) => {
      const lines = logs.get(name);
      if (lines) lines.push(line);
      else logs.set(name, [line]);
    },
  });
  const { store, events, timers, payments } = local.providers;
  const people: Person[] = [];
  const sources: Sources = {
    people,
    mongoUri: (service) => databaseIn(stores?.[service] ?? (store.env.MONGO_URL as string), service),
    broker: { url: events.env.NATS_URL as string, clusterId: events.env.NATS_CLUSTER_ID },
    stripe: { url: payments.env.STRIPE_API_URL as string, key: payments.env.STRIPE_KEY as string },
  };

  return {
    url: local.url,
    services: local.services as Record<ServiceName, Program>,
    replicas: local.replicas as Record<string, Program>,
    broker: events.program as Program,
    redis: timers.program as Program,
    stripe: sources.stripe,
    sources,
    /** Nothing of these may ever be seen. */
    secrets: [sources.stripe.key, ...keysIn(data)],
    person: async (name: string) => {
      const one = await person(local.url, name);
      people.push(one);
      return one;
    },
    /** While it is down. */
    emptyBroker: () => {
      for (const store of ['nats-streaming', 'jetstream']) {
        rmSync(join(data, 'data', store), { recursive: true, force: true });
      }
    },
    /** Everything that the gateway answered, in order. */
    answers,
    logOf: (name: string) => logs.get(name) ?? [],
    check: (withinMs: number, expected: Expected = {}) => checkWithin(sources, withinMs, expected),
    stop: async () => {
      await local.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

const databaseIn = (mongoUrl: string, service: string): string =>
  Object.assign(new URL(mongoUrl), { pathname: `/${service}` }).href;

export interface GatewayAnswer {
  status: number;
  request: string;
  ms: number;
}

const answerIn = (line: string): GatewayAnswer => {
  const [status, method, path, ms] = line.split(' ');
  return { status: Number(status), request: `${method} ${path}`, ms: Number(ms) };
};

export type Platform = Awaited<ReturnType<typeof platform>>;

/** Of the key that signs sessions each line: a log line has no line ends. */
const keysIn = (data: string): string[] => {
  const { JWT_PUBLIC_KEY: _, ...secret } = JSON.parse(readFileSync(join(data, 'data', 'keys.json'), 'utf8'));
  return Object.values<string>(secret).flatMap((key) => key.split('\n').filter((line) => line.length >= 32));
};

/** A PATH that leads to these programs and no others, so that the platform takes just them. */
const pathOf = (data: string, programs: string[]): string => {
  for (const name of programs) symlinkSync(findProgram(name) as string, join(data, name));
  return data;
};
