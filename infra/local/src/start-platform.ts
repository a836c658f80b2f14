import { once } from 'node:events';
import { join } from 'node:path';
import type { ServiceName } from '@ticketing/common/contracts';
import { asProcesses } from './as-processes.ts';
import { startDev } from './dev/start-dev.ts';
import { createGateway } from './gateway.ts';
import { inProcess } from './in-process.ts';
import { ingressPaths } from './ingress-paths.ts';
import { keysFor, keysOfService } from './keys.ts';
import { listen } from './listen.ts';
import { openData } from './open-data.ts';
import type { Environment, Part, Provider } from './part.ts';
import { chooseEvents } from './providers/events.ts';
import { choosePayments } from './providers/payments.ts';
import { chooseStore } from './providers/store.ts';
import { chooseTimers } from './providers/timers.ts';
import { folderOfStore } from './store-folder.ts';
import { webApp } from './web.ts';

export interface PlatformOptions {
  /** Where everything that lasts is kept. */
  data: string;
  /** Forgets what was kept there. */
  reset?: boolean;
  /** What is asked for: URLs of real servers, ORDER_HOLD_SECONDS … */
  env?: Environment;
  port?: number;
  /** Each service in a process of its own. */
  processes?: boolean;
  /** Processes only: how many there are of a service; the gateway asks any. */
  replicas?: Partial<Record<ServiceName, number>>;
  /** Processes only: what one of them is started with besides, asked at each of its starts. */
  envOfProcess?: (service: ServiceName, name: string) => Environment;
  /** Without it the gateway answers 503 for pages. */
  web?: boolean;
  /** Where the web app's metrics are; otherwise nowhere. */
  webMetricsPort?: number | undefined;
  /** Shows at /dev what goes on inside, and takes the traces of all for it. */
  dev?: boolean;
  onAnswer?: (line: string) => void;
  onLine?: (name: string, line: string) => void;
  onDeath?: (name: string, how: string) => void;
}

export type Providers = Record<'store' | 'events' | 'timers' | 'payments', Provider>;

/** Where the stand-in asks the owner of a 3-D Secure card; nothing else of it is for visitors. */
const bank = { path: '/dev/stripe/test/3ds', to: 'stripe', strip: '/dev/stripe' };

/** Where mails are shown that went nowhere. */
const mails = { path: '/dev/mail', to: 'notifications' };

/** The whole platform behind one address, from what this machine has. */
export const startPlatform = async (options: PlatformOptions) => {
  const { data, reset = false, env: asked = {}, port = 0, processes = false, web = true } = options;
  const { webMetricsPort: metricsPort, replicas: counts, envOfProcess, onAnswer, onLine, onDeath } = options;
  const pidFolder = join(data, 'run');
  const parts: Record<string, Part> = {};
  const dev = options.dev ? startDev(asked, parts) : undefined;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };

  try {
    /** Where a service is reached; of several that are there, any. */
    const urlOf = (name: string) => {
      const urls = Object.keys(parts)
        .filter((part) => part.replace(/-\d+$/, '') === name)
        .flatMap((part) => parts[part]?.url || []);
      return urls[Math.floor(Math.random() * urls.length)] ?? '';
    };
    const gateway = createGateway({
      paths: [bank, mails, ...ingressPaths()],
      urlOf,
      onAnswer,
      ...dev?.ofGateway,
    });
    const url = `http://localhost:${await listen(gateway, port, asked.HOST)}`;
    const env = { ...dev?.envFor(url), ...asked };
    undo.push(async () => {
      gateway.close();
      gateway.closeAllConnections();
      await once(gateway, 'close');
    });
    const release = await openData(data, url, reset);
    undo.unshift(async () => release());
    const keys = keysFor(env, data);
    const provided = async (choice: Promise<Provider>) => {
      const provider = await choice;
      undo.push(provider.stop);
      return provider;
    };
    const store = await provided(chooseStore(env, data, onDeath));
    const storeFolder = await folderOfStore(store.env.MONGO_URL as string, data);
    const providers: Providers = {
      store,
      events: await provided(chooseEvents(env, data, onDeath)),
      timers: await provided(chooseTimers(env, data, onDeath)),
      payments: await provided(
        choosePayments(env, storeFolder, {
          url: `${url}/api/payments/webhook`,
          secret: keys.STRIPE_WEBHOOK_SECRET as string,
        }),
      ),
    };
    if (processes && !providers.events.env.NATS_URL) {
      throw new Error(
        '--processes needs a broker: put nats-streaming-server or nats-server on PATH, or set NATS_URL',
      );
    }

    const envOf = (service: ServiceName, name: string = service): Environment => ({
      LOG_LEVEL: 'warn',
      COOKIE_SECURE: 'false',
      IMAGE_FOLDER: join(storeFolder, 'images'),
      SHUTDOWN_WAIT_MS: '0',
      PUBLIC_URL: url,
      DEV_MAIL: 'true',
      ALLOW_LOCAL_WEBHOOKS: 'true',
      ...env,
      ...Object.assign({}, ...Object.values(providers).map((provider) => provider.env)),
      ...keysOfService(service, keys),
      MONGO_URI: databaseOf(providers.store.env.MONGO_URL as string, service),
      PORT: '0',
      METRICS_PORT: '0',
      // one name at the broker each, whatever they share of the environment
      NATS_CLIENT_ID: `${env.NATS_CLIENT_ID ?? 'local'}-${name}`,
      // a process says in its log where it listens
      ...(processes ? { LOG_LEVEL: 'info' } : {}),
      ...(processes ? envOfProcess?.(service, name) : {}),
    });
    const running = processes
      ? { ...asProcesses({ envOf, replicas: counts, pidFolder, onLine, onDeath }), bus: undefined }
      : {
          ...inProcess(
            envOf,
            providers.events.env.NATS_URL ? undefined : join(data, 'events.jsonl'),
            dev?.onMessage,
          ),
          replicas: {},
        };
    undo.push(running.stop);
    const started = { ...running.parts, ...running.replicas };
    await Promise.all(Object.values(started).map((part) => part.start()));
    Object.assign(parts, started);
    if (dev) undo.push(dev.shopStarted({ providers, bus: running.bus, env }));
    if (!env.STRIPE_KEY) parts.stripe = elsewhere(providers.payments.env.STRIPE_API_URL as string);

    if (env.CLIENT_URL) parts.client = elsewhere(env.CLIENT_URL);
    else if (web) parts.client = await webApp({ env, apiUrl: url, metricsPort, pidFolder, onLine, onDeath });
    if (parts.client) undo.push(parts.client.stop);
    await parts.client?.start();
    const { parts: services, replicas, bus } = running;
    return { url, providers, services, replicas, client: parts.client, bus, storeFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

export type LocalPlatform = Awaited<ReturnType<typeof startPlatform>>;

/** What runs by itself: the stand-in, and in development `next dev`. */
const elsewhere = (url: string): Part => ({ url, start: async () => {}, stop: async () => {} });

const databaseOf = (mongoUrl: string, name: string): string => {
  const url = new URL(mongoUrl);
  url.pathname = `/${name}`;
  return url.href;
};
