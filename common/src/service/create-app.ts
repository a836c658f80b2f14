import express, { type Express, type RequestHandler } from 'express';
import { UnavailableError } from '../base/errors/index.ts';
import { answerInTime } from '../http/answer-in-time.ts';
import type { AuditLog } from '../http/audit-log.ts';
import { audited } from '../http/audited.ts';
import { checkedAnswer } from '../http/checked-answer.ts';
import { type ConfirmUser, confirmUser } from '../http/confirm-user.ts';
import { currentUser } from '../http/current-user.ts';
import { docsPage } from '../http/docs-page.ts';
import { errorHandler, unknownRoute } from '../http/error-handler.ts';
import type { OpenStreams } from '../http/event-stream.ts';
import { idempotency } from '../http/idempotency.ts';
import { idempotencyRecords } from '../http/idempotency-records.ts';
import { type CurrentUser, createJwtVerifier, type JwtVerifier } from '../http/jwt.ts';
import { openapi } from '../http/openapi.ts';
import { requestContext } from '../http/request-context.ts';
import type { Route } from '../http/route.ts';
import { routeHandlers } from '../http/route-handlers.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { health } from './health.ts';
import { inOrder } from './in-order.ts';
import { measured } from './measured.ts';
import type { Metrics } from './metrics.ts';
import type { Platform } from './platform.ts';
import { traced, tracedLate } from './telemetry/traced.ts';

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
  { config, db, clock, logger, limiter, tracing, checkAnswers }: Platform,
  metrics: Metrics,
  life: Life,
  hasEnded: (user: CurrentUser) => boolean,
  audit: AuditLog,
): Express => {
  const { name, path, routes, confirmUser: confirm, jwt = createJwtVerifier(config, clock) } = description;
  const app = express();
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  app.locals.streams = new Set() satisfies OpenStreams;

  const isUnavailable = () => db.readyState !== 1;
  metrics.watch('database_away', '1 while the database does not answer', () => Number(isUnavailable()));
  app.use(health(() => life.started && !life.stopping));
  app.use(
    inOrder(
      requestContext,
      ...(tracing ? [traced(tracing)] : []),
      measured(metrics, logger, tracing && tracedLate(tracing)),
      securityHeaders,
      answerInTime(isUnavailable),
      gate(life),
    ),
  );

  const document = openapi(name, routes);
  app.get(`${path}/openapi.json`, (_req, res) => res.json(document));
  app.get(`${path}/docs`, (_req, res) => res.send(docsPage(document, `${path}/openapi.json`)));

  app.use(sessionCookie(config.COOKIE_KEYS, config.COOKIE_SECURE), currentUser(jwt, hasEnded));
  const tools = {
    limiter,
    idempotency: idempotency(idempotencyRecords(db), clock),
    confirm: confirm ? [confirmUser(confirm)] : [],
    audited: (one: Route) => audited(audit, logger, one),
  };
  for (const route of fixedFirst(routes)) {
    const checks = checkAnswers ? [checkedAnswer(route)] : [];
    app[route.method](route.path, ...checks, ...routeHandlers(route, tools));
  }

  app.use(unknownRoute);
  app.use(errorHandler(logger));
  return app;
};

/** `/audit` is no order's id. */
const fixedFirst = (routes: readonly Route[]) =>
  [...routes].sort((one, other) => Number(one.path.includes(':')) - Number(other.path.includes(':')));

const gate =
  (life: Life): RequestHandler =>
  (_req, res, next) => {
    if (life.stopping) res.setHeader('Connection', 'close');
    if (!life.started) throw new UnavailableError();
    next();
  };
