import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { api } from './api.ts';
import { control } from './control.ts';
import { createFaults } from './faults.ts';
import { intentOf } from './intents.ts';
import { createStore } from './store.ts';
import { StripeFailure } from './stripe-failure.ts';
import { threeDs } from './three-ds.ts';
import { createWebhooks, type WebhookTarget } from './webhooks.ts';
import type { World } from './world.ts';

export interface FakeStripeOptions {
  /** 0: any that is free. */
  port?: number;
  /** This machine alone, unless set otherwise. */
  host?: string;
  webhooks?: WebhookTarget[];
  /** Keeps all there is, so that the next process goes on from there. */
  file?: string;
  /** The one key that is let in; without it, every `sk_test_…`. */
  key?: string;
  now?: () => Date;
  captureWindowSeconds?: number;
  /** In the smallest unit of any currency. */
  minimumAmount?: number;
}

const week = 7 * 24 * 3600;

export type FakeStripe = Awaited<ReturnType<typeof createFakeStripe>>;

/** A stand-in for the part of Stripe that payments uses. */
export const createFakeStripe = async (options: FakeStripeOptions = {}) => {
  const { now = () => new Date(), captureWindowSeconds = week, minimumAmount = 50 } = options;
  const store = createStore(options.file);
  const webhooks = createWebhooks(store, now, options.webhooks ?? []);
  const faults = createFaults();
  const world: World = { store, webhooks, now, captureWindowSeconds, minimumAmount };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'extended');
  app.use('/v1', api(world, faults, options.key));
  app.use('/test/3ds', threeDs(world));
  app.use('/test', control(world, faults));
  app.use(failing);

  const server = app.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  webhooks.resume();

  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    fault: faults.add,
    clearFaults: faults.clear,
    faultsLeft: faults.left,
    webhookFaults: webhooks.setFaults,
    /** For who knows their own address only after they have started. */
    sendTo: webhooks.setTargets,
    intents: () => [...store.intents.keys()].map((id) => intentOf(world, id)),
    charges: () => [...store.charges.values()],
    refunds: () => [...store.refunds.values()],
    events: () => [...store.events.values()],
    stop: async () => {
      await webhooks.stop();
      server.closeAllConnections();
      server.close();
    },
  };
};

const failing: ErrorRequestHandler = (error, _req, res, _next) => {
  const isKnown = error instanceof StripeFailure;
  res.status(isKnown ? error.status : 500).json({ error: isKnown ? error.body : String(error?.message) });
};
