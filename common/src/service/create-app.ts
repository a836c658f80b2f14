import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { UnavailableError } from '../errors/index.ts';
import { answerInTime } from '../middlewares/answer-in-time.ts';
import { type ConfirmUser, confirmUser } from '../middlewares/confirm-user.ts';
import { currentUser } from '../middlewares/current-user.ts';
import { errorHandler, unknownRoute } from '../middlewares/error-handler.ts';
import { idempotency } from '../middlewares/idempotency.ts';
import { idempotencyRecords } from '../middlewares/idempotency-records.ts';
import { createJwtVerifier, type JwtVerifier } from '../middlewares/jwt.ts';
import { requestContext } from '../middlewares/request-context.ts';
import { sessionCookie } from '../middlewares/session-cookie.ts';
import { checkedAnswer } from './checked-answer.ts';
import { docsPage } from './docs-page.ts';
import type { OpenStreams } from './event-stream.ts';
import { health } from './health.ts';
import { inFlight, measured } from './measured.ts';
import type { Metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import type { Platform } from './platform.ts';
import type { Route } from './route.ts';
import { routeHandlers } from './route-handlers.ts';

export interface Life {
  /** Database and indexes are there: requests may come. */
  started: boolean;
  stopping: boolean;
}

export interface AppDescription {
  name: string;
  /** Where the ingress sends its requests: `/api/orders`. */
  path: string;
  routes: readonly Route[];
  /** Only auth knows more of a session than its token says. */
  confirmUser?: ConfirmUser;
  /** Only auth knows more keys than `JWT_PUBLIC_KEY`. */
  jwt?: JwtVerifier;
}

/** The HTTP side of a service: what every request passes, then the routes, then the refusals. */
export const createApp = (
  description: AppDescription,
  { config, db, clock, logger, limiter, checkAnswers }: Platform,
  metrics: Metrics,
  life: Life,
): Express => {
  const { name, path, routes, confirmUser: confirm, jwt = createJwtVerifier(config, clock) } = description;
  const app = express();
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  app.locals.streams = new Set() satisfies OpenStreams;

  const isAway = () => db.readyState !== 1;
  metrics.watch('database_away', '1 while the database does not answer', () => Number(isAway()));
  app.use(health(() => life.started && !life.stopping));
  app.use(
    requestContext,
    inFlight(metrics, app.locals.streams),
    measured(metrics, logger),
    helmet(),
    answerInTime(isAway),
    gate(life),
  );

  const document = openapi(name, routes);
  app.get(`${path}/openapi.json`, (_req, res) => res.json(document));
  app.get(`${path}/docs`, (_req, res) => res.send(docsPage(document, `${path}/openapi.json`)));

  app.use(sessionCookie(config.COOKIE_KEYS, config.COOKIE_SECURE), currentUser(jwt));
  const tools = {
    limiter,
    idempotency: idempotency(idempotencyRecords(db), clock),
    confirm: confirm ? [confirmUser(confirm)] : [],
  };
  for (const route of routes) {
    const checks = checkAnswers ? [checkedAnswer(route)] : [];
    app[route.method](route.path, ...checks, ...routeHandlers(route, tools));
  }

  app.use(unknownRoute);
  app.use(errorHandler(logger));
  return app;
};

const gate =
  (life: Life): RequestHandler =>
  (_req, res, next) => {
    if (life.stopping) res.setHeader('Connection', 'close');
    if (!life.started) throw new UnavailableError();
    next();
  };
