import type { Request, RequestHandler, Response } from 'express';
import { context } from '../base/context.ts';
import { type Logger, withoutSecrets } from '../base/logger.ts';
import type { AuditLog } from './audit-log.ts';
import type { CurrentUser } from './jwt.ts';
import type { Route } from './route.ts';

/** Whatever an admin changes is on record before it is done: what cannot be recorded is refused. */
export const audited = (audit: AuditLog, logger: Logger, { method, path }: Route): RequestHandler => {
  const route = `${method.toUpperCase()} ${path}`;

  const record = async (
    { id: adminId, email }: CurrentUser,
    { params, input = {} }: Request,
    res: Response,
  ) => {
    const { requestId } = context() ?? {};
    const entry = { adminId, email, route, params, input: withoutSecrets(input) as object, requestId };
    const id = await audit.asked(entry);
    res.on('close', () => {
      // a connection that was cut says nothing of what was done
      if (!res.writableEnded) return;
      audit
        .answered(id, res.statusCode)
        .catch((err) => logger.warn({ err, route }, 'Could not record what an admin was answered'));
    });
  };

  return (req, res, next) => {
    if (req.user?.role !== 'admin') return next();
    return record(req.user, req, res).then(() => next());
  };
};
