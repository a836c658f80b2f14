import type { RequestHandler } from 'express';
import { ForbiddenError } from '../base/errors/index.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser says where a request comes from; one that another site made may change nothing.
 * Neither header present: no browser (curl, a script), so there is no cookie to abuse.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (safe.has(req.method)) return next();
  const site = req.headers['sec-fetch-site'];
  const origin = req.headers.origin;
  if (site === 'cross-site' || site === 'same-site') throw refused();
  if (origin !== undefined && hostOf(origin) !== req.host) {
    throw refused();
  }
  next();
};

const refused = () => new ForbiddenError('Cross-site request refused', 'request.cross-site');

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};
