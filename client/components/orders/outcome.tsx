import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { Order } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import { PrintButton } from './print-button.tsx';

const kindOf = ({ status, reason }: Order) => {
  if (status === 'complete') return 'paid';
  if (status === 'refund:pending') return 'refunding';
  if (status === 'refunded') return 'refunded';
  if (reason === 'expired') return 'expired';
  if (reason === 'event') return 'event';
  return reason === 'payment' ? 'failed' : 'cancelled';
};

/** How it ended. Whoever was busy paying when it did is taken here. */
export const Outcome = ({ order, isNews }: { order: Order; isNews: boolean }) => {
  const text = useText(orders);
  const place = useRef<HTMLHeadingElement>(null);
  const kind = kindOf(order);
  const isOver = order.status === 'cancelled';

  useEffect(() => {
    if (isNews) place.current?.focus();
  }, [isNews]);

  return (
    <section className="panel">
      <h2 ref={place} tabIndex={-1}>
        {text[`${kind}Title`]}
      </h2>
      <p className={isOver ? '' : 'mb-0'}>{text[`${kind}Text`]}</p>
      {!isOver && (
        <div className="mt">
          <PrintButton />
        </div>
      )}
      {isOver && kind !== 'event' && (
        <Link className="btn btn-primary wide" href={`/tickets/${order.ticket.id}`}>
          {text.reserveAgain}
        </Link>
      )}
    </section>
  );
};
