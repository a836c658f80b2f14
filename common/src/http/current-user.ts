import type { Request, RequestHandler } from 'express';
import type { CurrentUser, JwtVerifier } from './jwt.ts';

declare global {
  namespace Express {
    interface Request {
      user?: CurrentUser;
    }
  }
}

/** The token a request came with: `Authorization: Bearer`, or the session cookie. */
export const tokenOf = (req: Request): string | undefined => {
  const header = req.headers.authorization;
  if (header !== undefined) return /^Bearer +(\S+)$/i.exec(header)?.[1];
  return req.sessionToken;
};

/** Says who is asking, if anybody. Refuses nobody. */
export const currentUser =
  (jwt: JwtVerifier, hasEnded: (user: CurrentUser) => boolean): RequestHandler =>
  (req, _res, next) => {
    const token = tokenOf(req);
    const user = token === undefined ? undefined : jwt.verify(token);
    if (user && !hasEnded(user)) req.user = user;
    next();
  };
