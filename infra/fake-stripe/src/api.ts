import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { expanded } from './expanded.ts';
import { type Faults, type Operation, reply, spoil } from './faults.ts';
import { answered, idempotency } from './idempotency.ts';
import { cancelIntent, captureIntent, confirmIntent, createIntent, intentOf } from './intents.ts';
import { listed, matching } from './lists.ts';
import { createMethod } from './methods.ts';
import { type Params, readParams, type Shape, shapes } from './params.ts';
import { createRefund, refundOf } from './refunds.ts';
import { StripeFailure, unknown } from './stripe-failure.ts';
import type { World } from './world.ts';

type Work = (params: Params, req: Request & { params: { id: string } }, fault?: string) => unknown;

/** Stripe's own paths. */
export const api = (world: World, faults: Faults, key: string | undefined): Router => {
  const router = Router();
  const { store } = world;

  const does =
    (shape: Shape, work: Work): RequestHandler =>
    async (req, res) => {
      const given = { ...req.query, ...((req.body as Params | undefined) ?? {}) };
      const params = readParams(shape, given);
      await spoil(res);
      const body = expanded(world, work(params, req as never, res.locals.fault?.kind), params.expand);
      answered(res, 200, body);
      reply(res, 200, body);
    };
  const once = idempotency(store);
  const on = (operation: Operation, shape: Shape, work: Work): RequestHandler[] => [
    faults.before(operation),
    once,
    does(shape, work),
  ];

  router.use(authenticated(key), express.urlencoded({ extended: true }));
  router.post(
    '/payment_intents',
    ...on('create', shapes.createIntent, (params) => createIntent(world, params)),
  );
  router.get(
    '/payment_intents',
    ...on('list', shapes.listIntents, (p) => listed(store.intents, p, '/v1/payment_intents')),
  );
  router.get(
    '/payment_intents/search',
    ...on('list', shapes.searchIntents, ({ query }) => matching(store.intents, String(query))),
  );
  router.get(
    '/payment_intents/:id',
    ...on('read', shapes.nothing, (_, req) => intentOf(world, req.params.id)),
  );
  router.post(
    '/payment_intents/:id/confirm',
    ...on('confirm', shapes.confirmIntent, (params, req) => confirmIntent(world, req.params.id, params)),
  );
  router.post(
    '/payment_intents/:id/capture',
    ...on('capture', shapes.captureIntent, (params, req) => captureIntent(world, req.params.id, params)),
  );
  router.post(
    '/payment_intents/:id/cancel',
    ...on('cancel', shapes.cancelIntent, (params, req) => cancelIntent(world, req.params.id, params)),
  );
  router.post(
    '/payment_methods',
    ...on('method', shapes.createMethod, (params) => createMethod(world, params)),
  );
  router.post(
    '/refunds',
    ...on('refund', shapes.createRefund, (params, _, fault) =>
      createRefund(world, params, fault === 'fails'),
    ),
  );
  router.get('/refunds', ...on('list', shapes.listRefunds, (p) => listed(store.refunds, p, '/v1/refunds')));
  router.get('/refunds/:id', ...on('read', shapes.nothing, (_, req) => refundOf(world, req.params.id)));
  router.get('/events', ...on('list', shapes.listEvents, (p) => listed(store.events, p, '/v1/events')));
  router.get(
    '/events/:id',
    ...on('read', shapes.nothing, (_, req) => {
      const event = store.events.get(req.params.id);
      if (!event) throw unknown('event', req.params.id);
      return event;
    }),
  );
  router.use((req) => {
    throw new StripeFailure(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request: ${req.method} ${req.path}`,
    });
  });
  router.use(refusing);
  return router;
};

const authenticated =
  (key: string | undefined): RequestHandler =>
  (req, _res, next) => {
    const given = /^Bearer (sk_test_\w+)$/.exec(req.headers.authorization ?? '')?.[1];
    if (given && (!key || given === key)) return next();
    throw new StripeFailure(
      401,
      { type: 'invalid_request_error', message: 'Invalid API key provided' },
      false,
    );
  };

const refusing: ErrorRequestHandler = (error, _req, res, _next) => {
  const failure =
    error instanceof StripeFailure
      ? error
      : new StripeFailure(500, { type: 'api_error', message: String(error?.message) }, false);
  const body = { error: failure.body };
  answered(res, failure.status, body, failure.isExecuted);
  reply(res, failure.status, body);
};
