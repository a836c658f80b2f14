import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Express } from 'express';

/** Handles a request, now or later; or answers it itself. */
type Admission = (req: IncomingMessage, res: ServerResponse, handle: () => void) => void;

const admitAll: Admission = (_req, _res, handle) => handle();

/**
 * Express gives each request and response its own prototype as they arrive, which throws away what
 * V8 knows about them. Made with that prototype from the start they stay fast.
 */
export const httpServer = (app: Express, admit = admitAll): Server => {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = adopt(AppRequest.prototype, app.request, app);
  app.response = adopt(AppResponse.prototype, app.response, app);

  const classes = { IncomingMessage: AppRequest, ServerResponse: AppResponse };
  return createServer({ ...classes, ...inTime }, (req, res) => admit(req, res, () => app(req, res)));
};

const inTime = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // or it looks for those who are late twice a minute
  connectionsCheckingInterval: 5000,
  // longer than an ingress keeps its side, so that it never sends into a closing connection
  keepAliveTimeout: 75_000,
};

const adopt = <T extends object>(prototype: object, express: T, app: Express): T =>
  Object.defineProperty(Object.setPrototypeOf(prototype, Object.getPrototypeOf(express)), 'app', {
    value: app,
    configurable: true,
    enumerable: true,
    writable: true,
  });
