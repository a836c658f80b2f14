import type { AuditEntry } from '../../api/admin-types.ts';
import { type Service, serviceNames, services } from '../../api/services.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminAudit } from '../../i18n/admin-audit.ts';
import type { findAudit } from '../../server/admin/find-audit.ts';
import { When } from '../shell/when.tsx';
import { AdminTable } from './admin-table.tsx';
import { OfOne } from './of-one.tsx';
import { Pager } from './pager.tsx';
import { ServiceLinks } from './service-links.tsx';

const here = '/admin/audit';

/** `{"id":"1"}` and what was sent, as `id: 1, reason: Fake`. */
const said = (...all: object[]): string =>
  all
    .flatMap((one) => Object.entries(one))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

const Row = ({ entry }: { entry: AuditEntry & { service: Service } }) => {
  const text = useText(adminAudit);
  const { at, adminId, email, route, params, input, status, service } = entry;
  const isDone = status !== undefined && status < 400;
  return (
    <tr>
      <th scope="row">
        <code>{route}</code>
        <p className="muted small">
          {service} · <bdi>{said(params, input)}</bdi>
        </p>
      </th>
      <td data-name={text.who} className="wraps">
        <a href={`/admin/users/${adminId}`}>
          <bdi>{email}</bdi>
        </a>
      </td>
      <td data-name={text.when}>
        <When at={at} />
      </td>
      <td data-name={text.answer}>
        <span className={isDone ? 'badge badge-good' : 'badge badge-bad'}>{status ?? text.unanswered}</span>
      </td>
    </tr>
  );
};

/** What admins did. */
export const Audit = ({ service, silent, filters, entries }: Awaited<ReturnType<typeof findAudit>>) => {
  const text = useText(adminAudit);
  return (
    <>
      <p className="muted">{text.what}</p>
      <ServiceLinks here={here} chosen={service} silent={silent} filters={filters} />
      {filters.adminId && <OfOne here={here} said={text.ofOne} all={text.ofAll} />}
      {entries.list.length === 0 && silent.length === 0 && <p className="empty">{text.none}</p>}
      {entries.list.length > 0 && (
        <AdminTable columns={[text.asked, text.who, text.when, text.answer]}>
          {entries.list.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </AdminTable>
      )}
      <Pager here={here} filters={{ ...filters, ...(service ? { service } : {}) }} next={entries.next} />
      <p className="desk-links admin-links">
        <span className="muted">{text.csv}:</span>
        {(service ? [service] : serviceNames).map((name) => (
          <a key={name} href={`${services[name]}/audit.csv`} download>
            {name}
          </a>
        ))}
      </p>
    </>
  );
};
