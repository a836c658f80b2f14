import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@ticketing/common/programs';
import { createFakeStripe } from '@ticketing/fake-stripe';
import type { Program } from '@ticketing/local';
import { findProgram } from './find-program.ts';
import { type Broker, platform } from './platform.ts';
import { serversIn } from './servers.ts';
import { toxiproxy } from './toxiproxy.ts';

export const dependencies = ['store', 'redis', 'broker', 'stripe'] as const;
export type Dependency = (typeof dependencies)[number];

const stripeKey = 'sk_test_behind_wires';
const webhookSecret = 'whsec_behind_wires';

export interface WiredOptions {
  env?: Record<string, string>;
  /** What time it is at Stripe. */
  stripeNow?: () => Date;
  /** What else the broker is started with. */
  brokerArgs?: string[];
  webMetricsPort?: number;
}

/** The platform with each server it depends on in a process of its own, and a wire to it that can be harmed. */
export const behindWires = async (broker: Broker, options: WiredOptions = {}) => {
  const { env = {}, stripeNow, brokerArgs, webMetricsPort } = options;
  const data = mkdtempSync(join(tmpdir(), 'ticketing-wires-'));
  const run = serversIn(data);
  const undo: (() => Promise<unknown> | unknown)[] = [() => rmSync(data, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };

  const started = async (server: Promise<Program>) => {
    undo.push((await server).stop);
    return server;
  };

  try {
    const streaming = broker === 'nats-streaming-server';
    const servers = {
      store: await started(run.store()),
      redis: await started(run.redis()),
      broker: await started(run.broker(broker, brokerArgs)),
    };
    const stripe = await createFakeStripe({
      key: stripeKey,
      file: join(data, 'stripe.json'),
      ...(stripeNow ? { now: stripeNow } : {}),
    });
    undo.push(stripe.stop);

    const toxic = await toxiproxy(findProgram('toxiproxy-server') as string, await freePort(), run.pidFolder);
    undo.push(toxic.stop);
    const wires = {
      store: await toxic.wire('store', servers.store.url),
      redis: await toxic.wire('redis', servers.redis.url),
      broker: await toxic.wire('broker', servers.broker.url),
      stripe: await toxic.wire('stripe', new URL(stripe.url).host),
    };
    const place = await platform({
      broker,
      webMetricsPort,
      env: {
        RATE_LIMITS: 'true',
        MONGO_URL: `mongodb://127.0.0.1:${wires.store.port}`,
        NATS_URL: `nats://127.0.0.1:${wires.broker.port}`,
        ...(streaming ? { NATS_CLUSTER_ID: 'ticketing' } : {}),
        REDIS_HOST: '127.0.0.1',
        REDIS_PORT: String(wires.redis.port),
        STRIPE_KEY: stripeKey,
        STRIPE_WEBHOOK_SECRET: webhookSecret,
        STRIPE_API_URL: `http://127.0.0.1:${wires.stripe.port}`,
        ...env,
      },
    });
    undo.push(place.stop);
    // a charge that could not be written down is sent again; without webhooks it waits for the reconciler
    stripe.sendTo([{ url: `${place.url}/api/payments/webhook`, secret: webhookSecret }]);
    return { place, servers, wires, stripe, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
