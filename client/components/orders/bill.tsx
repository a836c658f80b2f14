import type { Order } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { count, money } from '../../i18n/format.ts';
import { orders } from '../../i18n/orders.ts';

export const Bill = ({ order }: { order: Order }) => {
  const text = useText(orders);
  const { language } = useVisit();
  return (
    <dl className="bill">
      <div>
        <dt>{text.price}</dt>
        <dd>{money(language, order.ticket.price, order.currency)}</dd>
      </div>
      <div>
        <dt>{text.quantity}</dt>
        <dd>{count(language, order.quantity)}</dd>
      </div>
      <div>
        <dt>{text.total}</dt>
        <dd>{money(language, order.total, order.currency)}</dd>
      </div>
    </dl>
  );
};
