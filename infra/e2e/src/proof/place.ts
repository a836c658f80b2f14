import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ServiceName, serviceNames } from '@ticketing/common/contracts';
import { freePort } from '@ticketing/common/programs';
import { createFakeStripe } from '@ticketing/fake-stripe';
import type { Program } from '@ticketing/local';
import type { Sources } from '../checker/read-world.ts';
import { findProgram } from '../harness/find-program.ts';
import { platform } from '../harness/platform.ts';
import { serversIn } from '../harness/servers.ts';
import { smtp } from '../harness/smtp.ts';
import { toxiproxy, type Wire } from '../harness/toxiproxy.ts';

export const neededPrograms = ['nats-streaming-server', 'redis-server', 'toxiproxy-server'] as const;
export const adminEmail = 'admin@example.com';
export const holdSeconds = 10;

const open = new Set<() => Promise<void>>();

/** What a signal ends. */
export const stopPlaces = async () => {
  await Promise.all([...open].map((stop) => stop()));
};

const broker = 'nats-streaming-server';
const stripeKey = 'sk_test_proof';
const webhookSecret = 'whsec_proof';
const clockOff = pathToFileURL(join(import.meta.dirname, 'clock-off.js')).href;

/** Of which service the connection is, and to what. */
export type WireName = `${ServiceName}.${'store' | 'redis' | 'broker' | 'stripe'}`;

/**
 * The shop as it is run: each service in processes of its own, two of orders and of payments, each dependency of each
 * service behind a wire of its own, orders with a database server that nobody shares. All stores interleave.
 */
export const proofPlace = async (seed: number) => {
  const missing = neededPrograms.filter((name) => !findProgram(name));
  if (missing.length > 0) throw new Error(`Not on PATH: ${missing.join(', ')}`);
  const data = mkdtempSync(join(tmpdir(), 'ticketing-proof-'));
  const run = serversIn(data);
  const undo: (() => Promise<unknown> | unknown)[] = [() => rmSync(data, { recursive: true, force: true })];
  const stop = async () => {
    open.delete(stop);
    for (const step of undo.splice(0).reverse()) await step();
  };
  open.add(stop);
  const started = async (server: Promise<Program>) => {
    undo.push((await server).stop);
    return server;
  };
  const crashAt = new Map<string, string>();
  const clockOffMs = new Map<string, number>();
  const onDeath = new Set<(name: string) => void>();

  try {
    const interleave = [`--interleave=${seed}`];
    const [store, ordersStore, redis, events] = await Promise.all([
      started(run.store('store', interleave)),
      started(run.store('orders-store', interleave)),
      started(run.redis()),
      started(run.broker(broker)),
    ]);
    const post = await smtp();
    undo.push(post.stop);
    const stripe = await createFakeStripe({ key: stripeKey, file: join(data, 'stripe.json') });
    undo.push(stripe.stop);
    const toxic = await toxiproxy('toxiproxy-server', await freePort(), run.pidFolder);
    undo.push(toxic.stop);

    const storeOf = (service: string) => (service === 'orders' ? ordersStore : store);
    const wires = new Map<WireName, Wire>();
    const wire = async (name: WireName, to: string) => wires.set(name, await toxic.wire(name, to));
    for (const service of serviceNames) {
      await wire(`${service}.store`, storeOf(service).url);
      await wire(`${service}.redis`, redis.url);
      await wire(`${service}.broker`, events.url);
    }
    await wire('payments.stripe', new URL(stripe.url).host);
    const portOf = (name: WireName) => String(wires.get(name)?.port);

    const place = await platform({
      broker,
      replicas: { orders: 2, payments: 2 },
      onDeath: (name) => {
        for (const act of onDeath) act(name);
      },
      env: {
        MONGO_URL: `mongodb://${store.url}`,
        NATS_URL: `nats://${events.url}`,
        NATS_CLUSTER_ID: 'ticketing',
        REDIS_HOST: '127.0.0.1',
        REDIS_PORT: redis.url.split(':')[1] as string,
        STRIPE_KEY: stripeKey,
        STRIPE_WEBHOOK_SECRET: webhookSecret,
        STRIPE_API_URL: stripe.url,
        SMTP_URL: post.url,
        ADMIN_EMAIL: adminEmail,
        ORDER_HOLD_SECONDS: String(holdSeconds),
        MAX_LIVE_HOLDS: '200',
        RECONCILE_SECONDS: '5',
      },
      envOfProcess: (service, name) => ({
        MONGO_URI: `mongodb://127.0.0.1:${portOf(`${service}.store`)}/${service}`,
        NATS_URL: `nats://127.0.0.1:${portOf(`${service}.broker`)}`,
        REDIS_PORT: portOf(`${service}.redis`),
        ...(service === 'payments'
          ? { STRIPE_API_URL: `http://127.0.0.1:${portOf('payments.stripe')}` }
          : {}),
        ...(crashAt.has(name) ? { CRASH_AT: crashAt.get(name) } : {}),
        ...(clockOffMs.has(name)
          ? { NODE_OPTIONS: `--import=${clockOff}`, CLOCK_OFF_MS: String(clockOffMs.get(name)) }
          : {}),
      }),
    });
    undo.push(place.stop);
    stripe.sendTo([{ url: `${place.url}/api/payments/webhook`, secret: webhookSecret }]);

    const sources: Sources = {
      mongoUri: (service) => `mongodb://${storeOf(service).url}/${service}`,
      broker: { url: `nats://${events.url}`, clusterId: 'ticketing' },
      stripe: { url: stripe.url, key: stripeKey },
    };
    return {
      place,
      sources,
      servers: { store, ordersStore, redis, broker: events },
      processes: { ...place.services, ...place.replicas } as Record<string, Program>,
      wires,
      stripe,
      post,
      crashAt,
      clockOffMs,
      onDeath,
      emptyBroker: run.emptyBroker,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

export type ProofPlace = Awaited<ReturnType<typeof proofPlace>>;
