// The shell of each service in the family: trust proxy, JSON, an unsigned cookie session, the current user, errors.
import { createServer } from 'node:http';
import cookieSession from 'cookie-session';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { validationResult } from 'express-validator';
import jsonwebtoken from 'jsonwebtoken';
import { serve, setting } from '../serve.ts';
import { processed } from './nats.ts';

interface UserPayload {
  id: string;
  email: string;
}

declare global {
  namespace Express {
    interface Request {
      currentUser?: UserPayload;
    }
  }
}

const secret = setting('PEER_JWT_KEY');

class StatusError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
export const refuse = (status: number, message: string) => new StatusError(status, message);

const currentUser: RequestHandler = (req, _res, next) => {
  if (!req.session?.jwt) return next();
  try {
    req.currentUser = jsonwebtoken.verify(req.session.jwt, secret) as UserPayload;
  } catch {}
  next();
};

export const requireAuth: RequestHandler = (req, _res, next) => {
  if (!req.currentUser) throw refuse(401, 'Not authorized');
  next();
};

export const validateRequest: RequestHandler = (req, _res, next) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) throw refuse(400, JSON.stringify(errors.array()));
  next();
};

const errorHandler: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error.status ?? 400).send({ errors: [{ message: error.message ?? 'Something went wrong' }] });
};

export const serveApp = (...routers: Router[]) => {
  const app = express();
  app.set('trust proxy', true);
  app.use(express.json());
  app.use(cookieSession({ signed: false, secure: false }));
  app.use(currentUser);
  for (const router of routers) app.use(router);
  app.get('/bench/processed', (_req, res) => void res.send(String(processed.count)));
  app.all('/{*splat}', () => {
    throw refuse(404, 'Not Found');
  });
  app.use(errorHandler);
  return serve(createServer(app));
};
