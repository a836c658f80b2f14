import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { fileBody } from './file-body.ts';
import { joinsPurchase, namesOrder } from './joins-purchase.ts';
import { jsonBody } from './json-body.ts';
import type { RateLimiter } from './rate-limit.ts';
import { requireAuth } from './require-auth.ts';
import { requireRole } from './require-role.ts';
import type { Route, Who } from './route.ts';
import { sameOrigin } from './same-origin.ts';
import { validateRequest } from './validate-request.ts';

export interface RouteTools {
  limiter: RateLimiter;
  idempotency: RequestHandler;
  /** Stands before the guards of routes that want somebody signed in. */
  confirm: RequestHandler[];
  audited: (route: Route) => RequestHandler;
}

/** What stands between the socket and a route's own code, in the order of the refusals it may give. */
export const routeHandlers = (route: Route, tools: RouteTools): (RequestHandler | ErrorRequestHandler)[] => {
  const { method, path, who, input, limits = [], signedBody, file, handle } = route;
  const changes = method !== 'get';
  const limited = limits.map((limit, index) => tools.limiter(`${method} ${path} ${index}`, limit));
  return [
    ...(changes && !signedBody ? [sameOrigin] : []),
    ...(who === 'anyone' ? [] : tools.confirm),
    ...guards[who],
    // a file is not read for somebody who may not send it yet
    ...(file ? limited : []),
    ...bodyHandlers(route),
    ...(file ? [] : limited),
    ...(method === 'post' && !signedBody ? [tools.idempotency] : []),
    ...(input ? [validateRequest(input)] : []),
    ...(namesOrder(route) ? [joinsPurchase] : []),
    ...(changes && !signedBody ? [tools.audited(route)] : []),
    handle,
  ];
};

const bodyHandlers = ({ method, signedBody, file }: Route) => {
  if (file) return fileBody(file);
  if (signedBody) return [express.raw({ type: () => true, limit: '1mb' })];
  return method === 'get' ? [] : [jsonBody];
};

const guards: Record<Who, RequestHandler[]> = {
  anyone: [],
  user: [requireAuth],
  admin: [requireRole('admin')],
};
