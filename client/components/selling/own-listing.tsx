import Link from 'next/link';
import { useRouter } from 'next/router';
import type { Order, Sum, Ticket } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText } from '../../hooks/use-visit.ts';
import { selling } from '../../i18n/selling.ts';
import type { SentForm } from '../../server/form.ts';
import { Asked } from '../forms/asked.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { PlainAction } from '../forms/plain-action.tsx';
import { useToast } from '../shell/toasts.tsx';
import { When } from '../shell/when.tsx';
import { PaidOrders } from './paid-orders.tsx';
import { Tallies } from './tallies.tsx';

interface Props {
  ticket: Ticket;
  /** Nothing where sales cannot be counted right now. */
  sum: Sum | null;
  /** Its paid orders, while they are looked at. */
  paid: readonly Order[] | null;
  form: SentForm | null;
}

export const OwnListing = ({ ticket, sum, paid, form }: Props) => {
  const text = useText(selling);
  const router = useRouter();
  const say = useToast();
  const { send, isBusy, problem } = useRequest(form?.values.id === ticket.id ? form.problem : undefined);
  const isWithdrawn = ticket.status === 'withdrawn';

  const withdraw = async () => {
    const outcome = await send({ method: 'delete', url: `/api/tickets/${ticket.id}` });
    if (!outcome.problem) say(text.isWithdrawnNow);
    await router.replace(router.asPath, undefined, { scroll: false });
  };

  return (
    <li>
      <div>
        <h2>
          <Link href={`/tickets/${ticket.id}`}>
            <bdi>{ticket.title}</bdi>
          </Link>{' '}
          {isWithdrawn && <span className="badge">{text.withdrawn}</span>}
        </h2>
        {ticket.startsAt && (
          <p className="muted small">
            <When at={ticket.startsAt} />
          </p>
        )}
        <Tallies ticket={ticket} sum={sum} />
        <p className="own-links">
          <Link href={`/tickets/${ticket.id}/attendees`}>{text.attendees}</Link>
          {/* a whole new page: only its document may use the camera */}
          <a href={`/tickets/${ticket.id}/door`}>{text.door}</a>
        </p>
      </div>
      <div className="sheet-end">
        <Link
          className="btn btn-link"
          scroll={false}
          href={paid ? '/tickets/mine' : `/tickets/mine?sales=${ticket.id}`}
        >
          {paid ? text.hideBuyers : text.buyers}
        </Link>
        {!isWithdrawn && (
          <>
            <Link className="btn btn-secondary" href={`/tickets/${ticket.id}/edit`}>
              {text.edit}
            </Link>
            <Asked
              label={text.withdraw}
              title={text.withdrawTitle}
              text={text.withdrawText}
              yes={text.withdrawYes}
              no={text.keepListing}
              busy={text.withdrawing}
              isBusy={isBusy}
              onYes={withdraw}
            />
            <PlainAction action="withdraw" label={text.withdraw} asks={text.withdrawText} isDanger>
              <input type="hidden" name="id" value={ticket.id} />
            </PlainAction>
          </>
        )}
      </div>
      <ErrorSummary problem={problem} />
      {paid && <PaidOrders paid={paid} form={form} />}
    </li>
  );
};
