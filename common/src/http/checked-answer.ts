import type { RequestHandler } from 'express';
import type { Route } from './route.ts';

/** A route that does not answer as it is documented fails its own tests. */
export const checkedAnswer =
  ({ method, path, status, body: schema }: Route): RequestHandler =>
  (_req, res, next) => {
    const send = res.json.bind(res);
    res.json = (body) => {
      if (res.statusCode >= 400 || res.get('Idempotent-Replayed')) return send(body);
      if (res.statusCode !== status) throw new Error(`${method} ${path} answered ${res.statusCode}`);
      const { error } = schema?.safeParse(JSON.parse(JSON.stringify(body))) ?? {};
      if (error) throw new Error(`${method} ${path} answers other than documented: ${error.message}`);
      return send(body);
    };
    next();
  };
