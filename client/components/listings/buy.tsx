import Link from 'next/link';
import { useState } from 'react';
import type { Ticket } from '../../api/types.ts';
import { useAvailability } from '../../hooks/use-availability.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { buying } from '../../i18n/buying.ts';
import { money } from '../../i18n/format.ts';
import type { SentForm } from '../../server/form.ts';
import { Left } from './availability.tsx';
import { isPast } from './card.ts';
import { ReserveForm } from './reserve-form.tsx';

interface Props {
  ticket: Ticket;
  formKey: string;
  form: SentForm | null;
  now: number;
}

/** Price, what is left right now, and the way to have one. */
export const Buy = ({ ticket, formKey, form, now }: Props) => {
  const text = useText(buying);
  const { language, user } = useVisit();
  const [isBusy, setBusy] = useState(false);
  const available = useAvailability([ticket])(ticket);
  const isWithdrawn = ticket.status === 'withdrawn';
  const isOver = isPast(ticket, now);
  const isSoldOut = available === 0 && !form && !isBusy;
  return (
    <section className="panel buy" aria-label={text.reserve}>
      <p className="buy-price">{money(language, ticket.price)}</p>
      <p>
        <span className="muted">{text.each}</span> ·{' '}
        {isWithdrawn ? (
          <span className="left">{ticket.cancelled ? text.cancelled : text.withdrawn}</span>
        ) : (
          <Left available={available} />
        )}
      </p>
      <span className="visually-hidden" role="status">
        {available === ticket.available ? '' : text.leftNow(available)}
      </span>
      {isWithdrawn && (
        <p className="muted">
          {ticket.cancelled ? text.cancelledNext : text.withdrawnNext}{' '}
          {ticket.cancelled && <bdi>{ticket.cancelled.reason}</bdi>}
        </p>
      )}
      {user?.id === ticket.userId ? (
        <p>
          {text.own} {!isWithdrawn && <Link href={`/tickets/${ticket.id}/edit`}>{text.edit}</Link>}
        </p>
      ) : (
        !isWithdrawn &&
        (isOver ? (
          <p className="muted">{text.overNext}</p>
        ) : (
          <div className="buy-act">
            {isSoldOut && <p className="muted">{text.soldOutNext}</p>}
            {/* unseen it keeps its place, so that nothing moves for who looks on while others buy */}
            {(ticket.available > 0 || !isSoldOut) && (
              <div className={isSoldOut ? 'unseen' : undefined} key={String(isSoldOut)}>
                <ReserveForm
                  ticket={ticket}
                  available={available}
                  formKey={formKey}
                  form={form}
                  onBusy={setBusy}
                />
              </div>
            )}
          </div>
        ))
      )}
    </section>
  );
};
