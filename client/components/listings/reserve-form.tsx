import Link from 'next/link';
import { useRouter } from 'next/router';
import { type FormEvent, useState } from 'react';
import type { Order, Ticket } from '../../api/types.ts';
import { useRequest } from '../../hooks/use-request.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { buying } from '../../i18n/buying.ts';
import { money } from '../../i18n/format.ts';
import type { SentForm } from '../../server/form.ts';
import { BusyButton } from '../forms/busy-button.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { signInPath } from '../shell/paths.ts';
import { Quantity } from './quantity.tsx';

interface Props {
  ticket: Pick<Ticket, 'id' | 'available' | 'maxPerOrder' | 'price'>;
  available: number;
  /** So that a form sent twice without a script reserves once. */
  formKey: string;
  form: SentForm | null;
  /** While a reservation is under way, what it takes is no reason to take the form away. */
  onBusy: (isBusy: boolean) => void;
}

export const ReserveForm = ({ ticket, available, formKey, form, onBusy }: Props) => {
  const text = useText(buying);
  const { user, isAccountDown, language } = useVisit();
  const router = useRouter();
  const { send, isBusy, problem } = useRequest<Order>(form?.problem);
  const [wanted, setWanted] = useState(Number(form?.values.quantity ?? 1));
  const maxQuantity = Math.min(available, ticket.maxPerOrder);
  const quantity = Math.min(wanted, maxQuantity);
  const hadSeveral = Math.min(ticket.available, ticket.maxPerOrder) > 1;
  const path = `/tickets/${ticket.id}`;

  if (!user && !isAccountDown) {
    return (
      <Link className="btn btn-primary wide" href={signInPath(path)}>
        {text.signInFirst}
      </Link>
    );
  }
  const reserve = async (event: FormEvent) => {
    event.preventDefault();
    const body = { ticketId: ticket.id, quantity };
    onBusy(true);
    const { data } = await send({ method: 'post', url: '/api/orders', body });
    if (data) await router.push(`/orders/${data.id}`);
    onBusy(false);
  };
  return (
    <form method="post" action={path} onSubmit={reserve}>
      <input type="hidden" name="key" value={formKey} />
      {(hadSeveral || maxQuantity > 1) && (
        <Quantity
          quantity={quantity}
          maxQuantity={maxQuantity}
          maxPerOrder={ticket.maxPerOrder}
          onChange={setWanted}
        />
      )}
      <p className="total needs-script">
        {text.total} <b>{money(language, ticket.price * quantity)}</b>
      </p>
      <BusyButton className="wide" isBusy={isBusy} busy={text.reserving}>
        {text.reserve}
      </BusyButton>
      <div className="buy-says">
        {problem ? <ErrorSummary problem={problem} /> : <p className="muted small">{text.hold}</p>}
      </div>
    </form>
  );
};
