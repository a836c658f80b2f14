import Link from 'next/link';
import { useText } from '../../hooks/use-visit.ts';
import { deskBuyers } from '../../i18n/desk-buyers.ts';
import type { Buyers as Found } from '../../server/desk/find-buyers.ts';
import type { Part } from '../../server/part.ts';
import { Dimmed } from '../shell/dimmed.tsx';
import { BuyerTable } from './buyer-table.tsx';

interface Props {
  ticketId: string;
  buyers: Part<Found>;
  search: string;
  cursor: string;
}

/** Who paid, found by name or number; those chosen are refunded on a page that asks first. */
export const Buyers = ({ ticketId, buyers, search, cursor }: Props) => {
  const text = useText(deskBuyers);
  const here = `/desk/${ticketId}`;
  const pageAt = (at: string) => `${here}?${new URLSearchParams({ search, cursor: at })}#buyers`;
  const list = buyers.data?.list;
  return (
    <section className="desk-panel desk-rows" aria-labelledby="buyers">
      <div className="desk-panel-head">
        <h2 id="buyers">{text.buyers}</h2>
        <a className="btn btn-secondary" href={`/api/orders/buyers.csv?ticketId=${ticketId}`} download>
          {text.csv}
        </a>
      </div>
      <form className="attendee-search" action={`${here}#buyers`}>
        <label className="field">
          <span className="form-label">{text.search}</span>
          <input className="form-control" type="search" name="search" defaultValue={search} key={search} />
        </label>
        <button className="btn btn-secondary" type="submit">
          {text.find}
        </button>
      </form>
      {buyers.failed && <Dimmed failed={buyers.failed} back={here} />}
      {list?.length === 0 && <p className="empty">{search ? text.noneFound : text.none}</p>}
      {list && list.length > 0 && (
        <form action={`${here}/refund`} key={cursor + search}>
          <input type="hidden" name="search" value={search} />
          <input type="hidden" name="cursor" value={cursor} />
          <BuyerTable list={list} />
          <div className="actions">
            <button className="btn btn-outline-danger" type="submit">
              {text.refundChosen}
            </button>
            <Link className="btn btn-outline-danger" href={`${here}/refund?all=1`}>
              {text.refundAll}
            </Link>
            <span className="pager desk-pager">
              {cursor && (
                <Link className="btn btn-secondary" href={pageAt('')}>
                  {text.first}
                </Link>
              )}
              {buyers.data?.next && (
                <Link className="btn btn-secondary" href={pageAt(buyers.data.next)}>
                  {text.next}
                </Link>
              )}
            </span>
          </div>
        </form>
      )}
    </section>
  );
};
