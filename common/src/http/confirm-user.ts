import type { RequestHandler } from 'express';
import type { CurrentUser } from './jwt.ts';

/** What auth knows better than a token: the same user as of now, or nobody. */
export type ConfirmUser = (claimed: CurrentUser) => Promise<CurrentUser | undefined>;

export const confirmUser =
  (confirm: ConfirmUser): RequestHandler =>
  async (req, _res, next) => {
    const user = req.user && (await confirm(req.user));
    if (user) req.user = user;
    else delete req.user;
    next();
  };
