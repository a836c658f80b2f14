import { setTimeout as sleep } from 'node:timers/promises';
import { SessionEnded } from '../contracts/user.ts';
import { endedSessionList } from '../http/ended-sessions.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import type { Route } from '../http/route.ts';
import { deliverTo, type Listener } from '../messaging/base-listener.ts';
import type { Subscribed } from '../messaging/bus/bus.ts';
import { failedAttempts } from '../messaging/failed-attempts.ts';
import { collectionsOf } from '../messaging/outbox/collections.ts';
import type { Replica } from '../messaging/outbox/compare-replica.ts';
import type { Outbox } from '../messaging/outbox/outbox.ts';
import { createRelay } from '../messaging/outbox/relay.ts';
import { createRepair } from '../messaging/outbox/repair.ts';
import { withAdminRoutes } from './admin/with-admin-routes.ts';
import { type AppDescription, createApp, type Life } from './create-app.ts';
import { httpServer } from './http-server.ts';
import { listeningSockets } from './listening-sockets.ts';
import { createLoadShedding } from './load-shedding.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { mustListenOnce } from './must-listen-once.ts';
import { openDatabase } from './open-database.ts';
import type { Platform } from './platform.ts';
import { sessionEnded, watchEndedSessions } from './session-ended.ts';
import { timed } from './timed.ts';

/** What a service does by itself, without being asked: it must outlive any error of its own. */
export interface Worker {
  start(): void;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
}

export interface ServiceDescription extends AppDescription {
  listeners: readonly Listener[];
  outboxes: readonly Outbox[];
  /** Those of the outboxes whose aggregates other services keep copies of: they compare now and then. */
  replicated?: readonly Outbox[];
  /** The copies that this one keeps. */
  replicas?: readonly Replica[];
  /** Where the service counts facts of its own. */
  metrics?: Metrics;
  /** Numbers for who runs the shop, beside those of every service. */
  today?: () => Promise<Record<string, number>>;
  /** Started when the database is there, stopped before the events. */
  workers?: readonly Worker[];
}

export interface Service {
  name: string;
  platform: Platform;
  metrics: Metrics;
  routes: readonly Route[];
  listeners: readonly Listener[];
  outboxes: readonly Outbox[];
  /** Resolves when it is ready; it answers (503) from the first moment. */
  start(): Promise<{ port: number }>;
  stop(): Promise<void>;
}

const maxAnswerMs = 10_000;

/** Everything that no service may forget. */
export const createService = (description: ServiceDescription, platform: Platform): Service => {
  const { name, outboxes, replicated = [], replicas = [], workers = [] } = description;
  const { config, db, bus, clock, logger, tracing } = platform;
  const ended = endedSessionList(db, clock);
  // auth ends them, and asks its own database
  const sessions = description.confirmUser ? undefined : watchEndedSessions(ended, logger);
  mustListenOnce(name, description.listeners);
  const isOfSessions = ({ event }: Listener) => event.type === SessionEnded.type;
  const listeners = sessions
    ? [
        ...description.listeners.filter((one) => !isOfSessions(one)),
        sessionEnded(ended, description.listeners.find(isOfSessions)),
      ]
    : description.listeners;
  const { metrics = createMetrics(name) } = description;
  const life: Life = { started: false, stopping: false };
  const attempts = failedAttempts(db);
  const collections = collectionsOf(outboxes);
  const { audit, routes } = withAdminRoutes(description, collections, platform);
  const app = createApp({ ...description, routes }, platform, metrics, life, ended.has, audit);
  const streams: OpenStreams = app.locals.streams;
  const server = httpServer(app, createLoadShedding({ metrics, logger, streams }));
  const sockets = listeningSockets(server);
  const relays = collections.map((outbox) =>
    createRelay({ service: name, outbox, bus, clock, logger, tracing, observe: metrics.published }),
  );
  const repair = createRepair({
    service: name,
    outboxes,
    replicated,
    replicas,
    bus,
    db,
    clock,
    logger,
    countBehind: metrics.behind,
  });
  const allWorkers: Worker[] = [...workers, repair, ...(sessions ? [sessions] : [])];
  const starting = new AbortController();
  let subscribed: Subscribed[] = [];
  for (const outbox of collections) metrics.watchOutbox(outbox, clock);

  const listen = () => {
    const options = { service: name, bus, attempts, clock, logger, tracing, observe: metrics.handled };
    subscribed = [...listeners, ...repair.listeners].map((listener) =>
      bus.subscribe({
        subject: listener.event.type,
        group: `${name}-service`,
        handle: deliverTo(timed(listener, metrics.processed), options),
      }),
    );
  };

  return {
    name,
    platform,
    metrics,
    routes,
    listeners,
    outboxes,

    async start() {
      const port = await sockets.listen(config.PORT);
      logger.info({ port }, 'Listening');
      await openDatabase(db, config.MONGO_URI, logger, starting.signal);
      if (starting.signal.aborted) return { port };
      if (sessions) await ended.refresh();
      listen();
      for (const relay of relays) relay.start();
      for (const worker of allWorkers) worker.start();
      life.started = true;
      logger.info('Ready');
      return { port };
    },

    async stop() {
      starting.abort();
      life.stopping = true;
      await sleep(config.SHUTDOWN_WAIT_MS);
      const closed = sockets.close(maxAnswerMs);
      for (const stream of streams) stream.end();
      await closed;
      await Promise.all(allWorkers.map((worker) => worker.stop()));
      await Promise.all(subscribed.map((subscription) => subscription.stop()));
      await Promise.all(relays.map((relay) => relay.stop()));
      await bus.close();
      await db.close();
      await platform.close?.();
      logger.info('Stopped');
    },
  };
};
