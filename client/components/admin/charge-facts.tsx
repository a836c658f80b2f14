import type { Charge } from '../../api/admin-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminOrders } from '../../i18n/admin-orders.ts';
import { money } from '../../i18n/format.ts';

export const ChargeFacts = ({
  charge: { status, amount, currency, reason, card, stripeId },
}: {
  charge: Charge;
}) => {
  const text = useText(adminOrders);
  const { language } = useVisit();
  const names: Record<string, string> = text.paymentStatus;
  return (
    <dl className="facts admin-facts">
      <dt>{text.state}</dt>
      <dd>
        {names[status] ?? status}
        {reason && <span className="muted"> · {reason}</span>}
      </dd>
      <dt>{text.total}</dt>
      <dd>{money(language, amount, currency)}</dd>
      {card && (
        <>
          <dt>{text.card}</dt>
          <dd className="card-name">{text.cardOf(card.brand, card.last4)}</dd>
        </>
      )}
      {stripeId && (
        <>
          <dt>{text.atStripe}</dt>
          <dd>
            <code>{stripeId}</code>
          </dd>
        </>
      )}
    </dl>
  );
};
