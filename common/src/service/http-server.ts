import { once } from 'node:events';
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** False: it was answered, and nobody else needs to see it. */
type Admission = (req: IncomingMessage, res: ServerResponse) => boolean;

/**
 * Express gives each request and response its own prototype as they arrive, which throws away what
 * V8 knows about them. Made with that prototype from the start they stay fast.
 */
export const httpServer = (app: Express, mayCome: Admission = () => true): Server => {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = adopt(AppRequest.prototype, app.request, app);
  app.response = adopt(AppResponse.prototype, app.response, app);

  const classes = { IncomingMessage: AppRequest, ServerResponse: AppResponse };
  return createServer({ ...classes, ...inTime }, (req, res) => {
    if (mayCome(req, res)) app(req, res);
  });
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

/**
 * A crowd that comes at once waits to be let in. With Node's 511 places the kernel drops who comes later without a
 * word, and they try again after one second, three and seven. It gives no more than its own limit (`somaxconn`).
 */
const backlog = 4096;

export const listenOn = async (server: Server, port: number): Promise<number> => {
  try {
    server.listen({ port, backlog });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new Error(`Port ${port} is taken`) : error;
  }
};
