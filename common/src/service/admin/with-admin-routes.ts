import { auditLog } from '../../http/audit-log.ts';
import type { Outbox } from '../../messaging/outbox/outbox.ts';
import type { ServiceDescription } from '../create-service.ts';
import type { Platform } from '../platform.ts';
import { adminRoutes } from './admin-routes.ts';

/** Its own routes, and what admins have in every service. */
export const withAdminRoutes = (
  { name, path, routes, today = async () => ({}) }: ServiceDescription,
  outboxes: readonly Outbox[],
  { db, bus, clock }: Platform,
) => {
  const audit = auditLog(db, clock);
  const admin = adminRoutes({ service: name, path, audit, bus, outboxes, clock, today });
  return { audit, routes: [...routes, ...admin] };
};
