import type { Clock } from '../../base/clock.ts';
import type { AuditLog } from '../../http/audit-log.ts';
import type { Route } from '../../http/route.ts';
import type { Bus } from '../../messaging/bus/bus.ts';
import type { Outbox } from '../../messaging/outbox/outbox.ts';
import { downloadAudit } from './download-audit.ts';
import { dropDeadLetter } from './drop-dead-letter.ts';
import { listAudit } from './list-audit.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { replayDeadLetter } from './replay-dead-letter.ts';
import { showToday } from './show-today.ts';

export interface AdminDeps {
  service: string;
  /** Where the ingress sends the service's requests: `/api/orders`. */
  path: string;
  audit: AuditLog;
  bus: Bus;
  outboxes: readonly Outbox[];
  clock: Clock;
  /** What the service itself counts for who runs the shop. */
  today: () => Promise<Record<string, number>>;
}

/** What an admin may see and do in every service alike. */
export const adminRoutes = (deps: AdminDeps): Route[] => [
  showToday(deps),
  listAudit(deps),
  downloadAudit(deps),
  listDeadLetters(deps),
  replayDeadLetter(deps),
  dropDeadLetter(deps),
];
