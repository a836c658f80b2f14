import type { Charge, WholeOrder } from '../../api/admin-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { adminOrders } from '../../i18n/admin-orders.ts';
import { orderStates } from '../../i18n/order-states.ts';
import { When } from '../shell/when.tsx';

interface Props {
  order: WholeOrder;
  charge: Charge | null;
}

/** What orders and payments say, in the order in which it happened. */
export const OrderTimeline = ({ order: { history, reason, refundRun, passes }, charge }: Props) => {
  const text = useText(adminOrders);
  const { status: names } = useText(orderStates);
  const isBegun = history.some(({ status }) => status === 'awaiting:payment');
  const steps = [
    ...history.map(({ status, at }) => ({
      at,
      what: names[status],
      why: [
        status === 'cancelled' && reason && text.reasons[reason],
        status === 'refund:pending' && refundRun && text.run,
      ]
        .filter(Boolean)
        .join(', '),
    })),
    ...(charge && !isBegun ? [{ at: charge.at, what: names['awaiting:payment'], why: '' }] : []),
    ...passes.flatMap(({ seat, admittedAt }) =>
      admittedAt ? [{ at: admittedAt, what: text.cameIn(seat), why: '' }] : [],
    ),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <ol className="story">
      {steps.map(({ at, what, why }) => (
        <li key={what + at}>
          {what}
          {why && <span className="muted"> · {why}</span>}
          <When at={at} />
        </li>
      ))}
    </ol>
  );
};
