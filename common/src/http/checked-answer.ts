import type { RequestHandler } from 'express';
import type { ErrorItem } from '../base/errors/index.ts';
import { errorCodesOf } from './error-codes.ts';
import type { Route } from './route.ts';

/** A route that does not answer as it is documented fails its own tests. */
export const checkedAnswer =
  (route: Route): RequestHandler =>
  (_req, res, next) => {
    const { method, path, status, body: schema } = route;
    const codes = new Set<string>(errorCodesOf(route));
    const send = res.send.bind(res);
    // what is given to json comes here as text, and what is ready as bytes
    res.send = (sent) => {
      const isSent = typeof sent === 'string' || Buffer.isBuffer(sent);
      // what comes after a refusal for lateness is kept, not sent, and its status is gone
      if (!isSent || res.get('Idempotent-Replayed') || res.locals.wasRefused) return send(sent);
      const body = JSON.parse(String(sent));
      if (res.statusCode >= 400) {
        const unlisted = (body as { errors?: ErrorItem[] }).errors?.find(({ code }) => !codes.has(code));
        if (!unlisted) return send(sent);
        const message = `${method} ${path} refuses with a code that it does not document: ${unlisted.code}`;
        return res.status(500) && send(JSON.stringify({ errors: [{ message, code: 'internal' }] }));
      }
      if (res.statusCode !== status) throw new Error(`${method} ${path} answered ${res.statusCode}`);
      const { error } = schema?.safeParse(body) ?? {};
      if (error) throw new Error(`${method} ${path} answers other than documented: ${error.message}`);
      return send(sent);
    };
    next();
  };
