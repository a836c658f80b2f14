import type { OrderStory } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orderStates } from '../../i18n/order-states.ts';
import { When } from '../shell/when.tsx';

/** What became of the order, step by step. */
export const Story = ({ order }: { order: OrderStory }) => {
  const text = useText(orderStates);
  return (
    <ol className="story">
      {order.history.map(({ status, at }) => (
        <li key={status}>
          {status === 'cancelled' && order.reason === 'expired' ? text.expired : text.status[status]}
          <When at={at} />
        </li>
      ))}
      {order.decline && <li>{order.decline}</li>}
    </ol>
  );
};
