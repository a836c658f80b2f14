import Link from 'next/link';
import type { Order } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';
import { When } from '../shell/when.tsx';
import { StatusBadge } from './status-badge.tsx';

export const OrderList = ({ list }: { list: readonly Order[] }) => {
  const text = useText(orders);
  const { language } = useVisit();
  return (
    <ul className="sheet">
      {list.map((order) => (
        <li key={order.id}>
          <div>
            <h2>
              <Link href={`/orders/${order.id}`}>
                <bdi>{order.ticket.title}</bdi>
              </Link>
            </h2>
            <p className="muted small">
              <When at={order.createdAt} /> · {text.quantity} {order.quantity}
            </p>
          </div>
          <div className="sheet-end">
            <StatusBadge order={order} />
            <span className="price">{money(language, order.total, order.currency)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
};
