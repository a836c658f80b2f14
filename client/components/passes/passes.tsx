import type { DrawnPass } from '../../api/pass-types.ts';
import type { Order } from '../../api/types.ts';
import { useOfflinePage } from '../../hooks/use-offline-page.ts';
import { useText } from '../../hooks/use-visit.ts';
import { passes as texts } from '../../i18n/passes.ts';
import type { SentForm } from '../../server/form.ts';
import type { Part } from '../../server/part.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Dimmed } from '../shell/dimmed.tsx';
import { PassCard } from './pass-card.tsx';

interface Props {
  order: Order;
  passes: Part<DrawnPass[]>;
  formKey: string;
  form: SentForm | null;
}

/** What is shown at the door, seat by seat. */
export const Passes = ({ order, passes, formKey, form }: Props) => {
  const text = useText(texts);
  const list = passes.data;
  useOfflinePage(list !== undefined && order.status === 'complete');
  if (!list) return <Dimmed failed={passes.failed} />;
  if (list.length === 0) return null;
  const formOf = (seat: number) => (form?.values.seat === String(seat) ? form : null);
  return (
    <section className="passes">
      <h2>{text.title(list.length)}</h2>
      {form?.values.do === 'renew' && <ErrorSummary problem={form.problem} />}
      <ul className="pass-row">
        {list.map((pass, index) => (
          <PassCard
            key={`${pass.id}/${pass.revision}`}
            pass={pass}
            place={index + 1}
            of={list.length}
            timeZone={order.ticket.timeZone}
            formKey={formKey}
            form={formOf(pass.seat)}
          />
        ))}
      </ul>
      {order.status === 'complete' && (
        <p className="pass-files no-print">
          <a href={`/api/orders/${order.id}/passes.pdf`}>{text.pdf}</a>
          {order.ticket.startsAt && <a href={`/api/orders/${order.id}/event.ics`}>{text.calendar}</a>}
        </p>
      )}
    </section>
  );
};
