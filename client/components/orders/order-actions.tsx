import { orderTrace } from '../../api/order-trace.ts';
import type { Order } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { orders } from '../../i18n/orders.ts';
import type { SentForm } from '../../server/form.ts';
import { Asked } from '../forms/asked.tsx';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { PlainAction } from '../forms/plain-action.tsx';
import { useToast } from '../shell/toasts.tsx';

const maxHoldMs = 30 * 60_000;

const canExtend = ({ extended, createdAt, expiresAt }: Order) =>
  !extended && Date.parse(expiresAt) - Date.parse(createdAt) < maxHoldMs;

interface Props {
  order: Order;
  form: SentForm | null;
  onDone: () => void;
}

/** More time, or none of it. */
export const OrderActions = ({ order, form, onDone }: Props) => {
  const text = useText(orders);
  const say = useToast();
  const extending = useRequest(form?.problem);
  const cancelling = useRequest();
  const url = `/api/orders/${order.id}`;
  const headers = orderTrace(order.id);

  const extend = async () => {
    const { problem } = await extending.send({ method: 'post', url: `${url}/extend`, body: {}, headers });
    if (!problem) say(text.extended);
    onDone();
  };
  const cancel = async () => {
    await cancelling.send({ method: 'delete', url, headers });
    onDone();
  };

  return (
    <>
      <ErrorSummary problem={extending.problem ?? cancelling.problem} />
      <div className="actions">
        {canExtend(order) && (
          <BusyButton
            className="needs-script"
            type="button"
            variant="secondary"
            isBusy={extending.isBusy}
            busy={text.extending}
            onClick={extend}
          >
            {text.extend}
          </BusyButton>
        )}
        {canExtend(order) && <PlainAction action="extend" label={text.extend} />}
        <Asked
          label={text.cancel}
          title={text.cancelTitle}
          text={text.cancelText}
          yes={text.cancel}
          no={text.keepOrder}
          busy={text.cancelling}
          isBusy={cancelling.isBusy}
          onYes={cancel}
        />
        <PlainAction action="cancel" label={text.cancel} asks={text.cancelText} isDanger />
      </div>
    </>
  );
};
