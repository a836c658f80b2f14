import { useRouter } from 'next/router';
import { useState } from 'react';
import { orderTrace } from '../../api/order-trace.ts';
import type { Order, Problem } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { money } from '../../i18n/format.ts';
import { selling } from '../../i18n/selling.ts';
import type { SentForm } from '../../server/form.ts';
import { Asked } from '../forms/asked.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { PlainAction } from '../forms/plain-action.tsx';
import { useToast } from '../shell/toasts.tsx';
import { When } from '../shell/when.tsx';

const isAdmitted = ({ errors }: Problem) => errors.some(({ code }) => code === 'order.admitted');
const admittedOf = ({ problem, values }: SentForm) => (isAdmitted(problem) ? values.id : undefined);

/** Who paid for a listing, refunded since or not, and the way to give the money back. */
export const PaidOrders = ({ paid, form }: { paid: readonly Order[]; form: SentForm | null }) => {
  const text = useText(selling);
  const { language } = useVisit();
  const router = useRouter();
  const say = useToast();
  const { send, isBusy, problem } = useRequest(form?.values.do === 'refund' ? form.problem : undefined);

  const [admitted, setAdmitted] = useState(form?.values.do === 'refund' ? admittedOf(form) : undefined);

  const refund = async ({ id }: Order) => {
    const body = id === admitted ? { admitted: true } : {};
    const outcome = await send({
      method: 'post',
      url: `/api/orders/${id}/refund`,
      body,
      headers: orderTrace(id),
    });
    if (!outcome.problem) say(text.refundAsked);
    else if (isAdmitted(outcome.problem)) setAdmitted(id);
    await router.replace(router.asPath, undefined, { scroll: false });
  };

  if (paid.length === 0) return <p className="muted">{text.noBuyers}</p>;
  return (
    <div className="paid-orders">
      <ErrorSummary problem={problem} />
      <ul>
        {paid.map((order) => (
          <li key={order.id}>
            <span>
              {text.order(order.quantity)} · {money(language, order.total, order.currency)} ·{' '}
              <When at={order.createdAt} />
            </span>
            {order.status === 'complete' ? (
              <>
                <Asked
                  label={order.id === admitted ? text.refundAdmitted : text.refund}
                  title={text.refundTitle}
                  text={text.refundText(money(language, order.total, order.currency))}
                  yes={text.refundYes(money(language, order.total, order.currency))}
                  no={text.keepSale}
                  busy={text.refunding}
                  isBusy={isBusy}
                  onYes={() => refund(order)}
                />
                <PlainAction
                  action="refund"
                  label={order.id === admitted ? text.refundAdmitted : text.refund}
                  asks={text.refundText(money(language, order.total, order.currency))}
                  isDanger
                >
                  <input type="hidden" name="id" value={order.id} />
                  {order.id === admitted && <input type="hidden" name="admitted" value="yes" />}
                </PlainAction>
              </>
            ) : (
              <span className={order.status === 'refunded' ? 'badge' : 'badge badge-good'}>
                {order.status === 'refunded' ? text.refunded : text.refundPending}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
