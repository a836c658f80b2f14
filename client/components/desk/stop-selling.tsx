import Link from 'next/link';
import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';

/** The two ways to end it, and what each means for who has paid. */
export const StopSelling = ({ ticket: { id, status, cancelled } }: { ticket: Ticket }) => {
  const text = useText(desk);
  if (cancelled) return null;
  return (
    <section className="desk-panel" aria-labelledby="stop">
      <h2 id="stop">{text.stop}</h2>
      <div className="ways-out">
        {status === 'active' && (
          <div>
            <h3>{text.withdraw}</h3>
            <p className="muted">{text.withdrawText}</p>
            <details>
              <summary className="btn btn-outline-danger">{text.withdraw}</summary>
              <form method="post">
                <button className="btn btn-danger" type="submit" name="do" value="withdraw">
                  {text.withdrawYes}
                </button>
              </form>
            </details>
          </div>
        )}
        <div>
          <h3>{text.cancelEvent}</h3>
          <p className="muted">{text.cancelHint}</p>
          <Link className="btn btn-outline-danger" href={`/desk/${id}/cancel`}>
            {text.cancelEvent}
          </Link>
        </div>
      </div>
    </section>
  );
};
