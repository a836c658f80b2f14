import type { RequestHandler } from 'express';
import { NotAuthorizedError } from '../base/errors/index.ts';

export const requireAuth: RequestHandler = (req, _res, next) => {
  if (!req.user) throw new NotAuthorizedError();
  next();
};
