import type { FoundOrder } from '../../api/admin-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminOrders } from '../../i18n/admin-orders.ts';
import { count, money } from '../../i18n/format.ts';
import type { findOrders } from '../../server/admin/find-orders.ts';
import { StatusBadge } from '../orders/status-badge.tsx';
import { Dimmed } from '../shell/dimmed.tsx';
import { When } from '../shell/when.tsx';
import { AdminTable } from './admin-table.tsx';
import { OfOne } from './of-one.tsx';
import { Pager } from './pager.tsx';
import { SearchForm } from './search-form.tsx';

const here = '/admin/orders';

const Row = ({ order }: { order: FoundOrder }) => {
  const text = useText(adminOrders);
  const { language } = useVisit();
  return (
    <tr>
      <th scope="row">
        <a className="order-number" href={`${here}/${order.id}`}>
          {order.number ?? text.noNumber}
        </a>
        <p className="muted small">
          <bdi>{order.ticket.title}</bdi>
        </p>
      </th>
      <td data-name={text.made}>
        <When at={order.createdAt} />
      </td>
      <td data-name={text.state}>
        <StatusBadge order={order} />
      </td>
      <td data-name={text.seats}>{count(language, order.quantity)}</td>
      <td data-name={text.total} className="strong">
        {money(language, order.total, order.currency)}
      </td>
    </tr>
  );
};

/** Everybody's, newest first. */
export const Orders = ({ filters, orders }: Awaited<ReturnType<typeof findOrders>>) => {
  const text = useText(adminOrders);
  const list = orders.data?.list;
  return (
    <>
      <SearchForm here={here} label={text.search} search={filters.search} />
      {filters.userId && <OfOne here={here} said={text.ofBuyer} all={text.ofAll} />}
      {orders.failed && <Dimmed failed={orders.failed} back={here} />}
      {list?.length === 0 && <p className="empty">{text.none}</p>}
      {list && list.length > 0 && (
        <AdminTable columns={[text.order, text.made, text.state, text.seats, text.total]}>
          {list.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </AdminTable>
      )}
      <Pager here={here} filters={filters} next={orders.data?.next ?? null} />
    </>
  );
};
