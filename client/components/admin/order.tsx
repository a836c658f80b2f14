import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminOrders } from '../../i18n/admin-orders.ts';
import { count, money } from '../../i18n/format.ts';
import type { findOrder } from '../../server/admin/find-order.ts';
import { StatusBadge } from '../orders/status-badge.tsx';
import { Dimmed } from '../shell/dimmed.tsx';
import { Act } from './act.tsx';
import { ChargeFacts } from './charge-facts.tsx';
import { OrderTimeline } from './order-timeline.tsx';

type Props = NonNullable<Awaited<ReturnType<typeof findOrder>>> & { formKey: string };

/** What became of an order and its payment, and giving the money back. */
export const Order = ({ order: { data, failed }, charge, formKey }: Props) => {
  const text = useText(adminOrders);
  const { language } = useVisit();
  if (!data) return <Dimmed failed={failed} back="/admin/orders" />;
  const { id, number, ticket, userId, quantity, currency, passes } = data;
  const total = money(language, data.total, currency);
  return (
    <>
      <p className="admin-state">
        <StatusBadge order={data} />
      </p>
      <h1>
        {text.order} <span className="order-number">{number ?? ''}</span>
      </h1>
      <dl className="facts admin-facts">
        <dt>{text.event}</dt>
        <dd>
          <a href={`/admin/listings/${ticket.id}`}>
            <bdi>{ticket.title}</bdi>
          </a>
        </dd>
        <dt>{text.seats}</dt>
        <dd>
          {count(language, quantity)} · {total}
        </dd>
        <dt>{text.buyer}</dt>
        <dd>
          <a href={`/admin/users/${userId}`}>{text.account}</a>
        </dd>
        <dt>{text.seller}</dt>
        <dd>
          <a href={`/admin/users/${ticket.userId}`}>{text.account}</a>
        </dd>
        <dt>{text.id}</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </dl>
      <div className="desk-columns">
        <section className="desk-panel" aria-labelledby="story">
          <h2 id="story">{text.story}</h2>
          <OrderTimeline order={data} charge={charge.data ?? null} />
        </section>
        <section className="desk-panel" aria-labelledby="charge">
          <h2 id="charge">{text.charged}</h2>
          {charge.failed && <Dimmed failed={charge.failed} />}
          {charge.data === null && <p className="muted mb-0">{text.noCharge}</p>}
          {charge.data && <ChargeFacts charge={charge.data} />}
        </section>
      </div>
      {data.status === 'complete' && (
        <Act act="refund" label={text.refund} asks={text.refundAsks(total)} yes={text.refundYes} isDanger>
          <input type="hidden" name="key" value={formKey} />
          {passes.some(({ status }) => status === 'admitted') && (
            <label className="form-check">
              <input className="form-check-input" type="checkbox" name="admitted" value="yes" />
              {text.admitted}
            </label>
          )}
        </Act>
      )}
    </>
  );
};
