import Link from 'next/link';
import type { DrawnPass } from '../../api/pass-types.ts';
import type { OrderStory, Problem } from '../../api/types.ts';
import { useOrder } from '../../hooks/use-order.ts';
import { useRenewed } from '../../hooks/use-renewed.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import type { SentForm } from '../../server/form.ts';
import type { Part } from '../../server/part.ts';
import { Artwork } from '../listings/artwork.tsx';
import { Facts } from '../listings/facts.tsx';
import { Passes } from '../passes/passes.tsx';
import { PayPanel } from '../pay/pay-panel.tsx';
import { Title } from '../shell/title.tsx';
import { Bill } from './bill.tsx';
import { Countdown } from './countdown.tsx';
import { OrderActions } from './order-actions.tsx';
import { Outcome } from './outcome.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Story } from './story.tsx';

interface Props {
  first: OrderStory;
  /** Of an order that was paid. */
  passes: Part<DrawnPass[]> | null;
  now: number;
  stripeKey: string | null;
  formKey: string;
  form: SentForm | null;
  /** What the bank said, to who comes back from it. */
  refusal: Problem | null;
}

const isHeld = ({ status }: OrderStory) => status === 'created' || status === 'awaiting:payment';

export const OrderView = ({ first, passes, now, stripeKey, formKey, form, refusal }: Props) => {
  const text = useText(orders);
  const { order, refresh } = useOrder(first);
  useRenewed(first, order);
  const isPaying = form?.values.do === 'pay';
  return (
    // how it ended is another page in the place of this one
    <div className="order-grid" key={String(isHeld(order))}>
      {!isHeld(order) && <Outcome order={order} isNews={isHeld(first)} />}
      <div>
        <div className="order-title">
          <Artwork of={order.ticket} isFirst />
          <div>
            <p role="status">
              <StatusBadge order={order} />
            </p>
            <Title>{order.ticket.title}</Title>
            {order.number && (
              <p className="muted mb-0">
                {text.number} <b className="order-number">{order.number}</b>
              </p>
            )}
          </div>
        </div>
        {isHeld(order) && <Countdown until={order.expiresAt} madeAt={now} onEnd={refresh} />}
        {passes && !isHeld(order) && <Passes order={order} passes={passes} formKey={formKey} form={form} />}
        <Facts ticket={order.ticket} now={now} />
        <Bill order={order} />
      </div>
      {isHeld(order) && (
        <PayPanel
          order={order}
          stripeKey={stripeKey}
          formKey={formKey}
          refusal={isPaying ? form.problem : refusal}
          onAnswer={refresh}
        />
      )}
      <div>
        {isHeld(order) && <OrderActions order={order} form={isPaying ? null : form} onDone={refresh} />}
        <h2 className="mt-2 no-print">{text.history}</h2>
        <Story order={order} />
        <p className="small mt no-print">
          <Link href={`/tickets/${order.ticket.id}`}>{text.toListing}</Link>
        </p>
      </div>
    </div>
  );
};
