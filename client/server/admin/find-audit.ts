import type { AuditEntry } from '../../api/admin-types.ts';
import type { PageVisit } from '../page.ts';
import { eachService, serviceOf } from './each-service.ts';
import { newest } from './newest.ts';
import { wanted } from './wanted.ts';

const limit = 25;

/** What admins did in all services or in one, newest first. */
export const findAudit = async (visit: PageVisit) => {
  const service = serviceOf(visit);
  const filters = wanted(visit, 'adminId');
  // one more than is shown: whether there is a next page
  const params = { ...filters, ...wanted(visit, 'cursor'), limit: limit + 1 };
  const { lists, silent } = await eachService(visit, service, (path) =>
    visit.api.get<AuditEntry[]>(`${path}/audit`, { params }),
  );
  return { service, silent, filters, entries: newest(lists, limit) };
};
