import type { RequestHandler } from 'express';
import type { CurrentUser, Jwt } from './jwt.ts';

declare global {
  namespace Express {
    interface Request {
      user?: CurrentUser;
    }
  }
}

/** Says who is asking, if anybody: by `Authorization: Bearer` or by the session cookie. Refuses nobody. */
export const currentUser =
  (jwt: Jwt): RequestHandler =>
  (req, _res, next) => {
    const token = bearer(req.headers.authorization) ?? req.session?.jwt;
    const user = typeof token === 'string' ? jwt.verify(token) : undefined;
    if (user) req.user = user;
    next();
  };

const bearer = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
