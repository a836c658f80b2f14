import type { RequestHandler } from 'express';
import { ForbiddenError, NotAuthorizedError } from '../base/errors/index.ts';
import type { Role } from '../contracts/user.ts';

export const requireRole =
  (role: Role): RequestHandler =>
  (req, _res, next) => {
    if (!req.user) throw new NotAuthorizedError();
    if (req.user.role !== role) throw new ForbiddenError();
    next();
  };
