import type { Order, OrderStory } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orderStates } from '../../i18n/order-states.ts';

const styles: Record<Order['status'], string> = {
  created: 'badge-now',
  'awaiting:payment': 'badge-now',
  complete: 'badge-good',
  cancelled: '',
  'refund:pending': 'badge-good',
  refunded: '',
};

export const StatusBadge = ({ order }: { order: Pick<OrderStory, 'status' | 'reason' | 'decline'> }) => {
  const text = useText(orderStates);
  const name = order.reason === 'expired' ? text.expired : text.status[order.status];
  if (order.decline) return <span className="badge badge-bad">{text.declined}</span>;
  return <span className={`badge ${styles[order.status]}`}>{name}</span>;
};
