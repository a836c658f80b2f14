import Link from 'next/link';
import type { Order } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';
import { Artwork } from '../listings/artwork.tsx';
import { When } from '../shell/when.tsx';
import { StatusBadge } from './status-badge.tsx';

const OrderCard = ({ order, isFirst }: { order: Order; isFirst: boolean }) => {
  const text = useText(orders);
  const { language } = useVisit();
  const { id, ticket, status, quantity, total, currency, number } = order;
  const place = [ticket.venue, ticket.city].filter(Boolean).join(', ');
  const isOpen = status === 'created' || status === 'awaiting:payment';
  return (
    <li className="order-card">
      <Artwork of={ticket} isFirst={isFirst} />
      <div>
        <StatusBadge order={order} />
        <h2>
          <Link href={`/orders/${id}`}>
            <bdi>{ticket.title}</bdi>
          </Link>
        </h2>
        <p>
          {ticket.startsAt && <When at={ticket.startsAt} timeZone={ticket.timeZone} />}
          {place && (
            <bdi className="muted">
              {ticket.startsAt && ' · '}
              {place}
            </bdi>
          )}
        </p>
        <p className="muted small">
          {text.seats(quantity)} · <span className="price">{money(language, total, currency)}</span>
          {number && (
            <>
              {' · '}
              <span className="order-number">{number}</span>
            </>
          )}
        </p>
        <span className={isOpen ? 'btn btn-primary' : 'next-step'} aria-hidden="true">
          {text.nextStep[status]}
        </span>
      </div>
    </li>
  );
};

export const OrderList = ({ list }: { list: readonly Order[] }) => (
  <ul className="order-cards">
    {list.map((order, index) => (
      <OrderCard key={order.id} order={order} isFirst={index < 3} />
    ))}
  </ul>
);
