import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@ticketing/common/contracts';
import { testKeys } from '@ticketing/common/testing';
import { type Program, servedWhenReady } from '@ticketing/local';
import type { BenchPlace } from './bench-place.ts';
import type { Broker } from './broker.ts';
import { podEnv } from './pod-env.ts';
import type { Store } from './store.ts';

interface Options {
  store: Store;
  broker: Broker;
  env?: Record<string, string>;
}

/** One of the built services as the images run it, but for http without TLS and limits for one address. */
export const startService = (
  place: BenchPlace,
  service: ServiceName,
  { store, broker, env = {} }: Options,
): Promise<Program> => {
  const { JWT_KEY, ...keys } = testKeys;
  return place.server({
    // two of a service are two processes
    name: env.NATS_CLIENT_ID ?? service,
    core: 'servers',
    command: place.node,
    args: [resolve(fileURLToPath(import.meta.resolve(`@ticketing/${service}`)), '../index.js')],
    env: {
      ...podEnv(),
      ...keys,
      ...(service === 'auth' ? { JWT_KEY } : {}),
      MONGO_URI: store.uriOf(service),
      NATS_URL: broker.url,
      NATS_CLUSTER_ID: broker.clusterId,
      NATS_CLIENT_ID: `bench-${service}`,
      COOKIE_SECURE: 'false',
      RATE_LIMITS: 'false',
      SHUTDOWN_WAIT_MS: '0',
      PORT: '0',
      METRICS_PORT: '0',
      ...env,
    },
    served: servedWhenReady(),
  });
};
