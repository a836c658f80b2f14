import Link from 'next/link';
import type { Views } from '../../api/desk-types.ts';
import type { Sum, Ticket } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { count, money } from '../../i18n/format.ts';
import { Artwork } from '../listings/artwork.tsx';
import { When } from '../shell/when.tsx';
import { StateBadge } from './state-badge.tsx';
import { Share } from './tiles.tsx';

interface Props {
  tickets: readonly Ticket[];
  /** Null where they cannot be counted now. */
  sums: readonly Sum[] | null;
  views: readonly Views[] | null;
  now: number;
}

const Row = ({ ticket, sum, views, now }: { ticket: Ticket; sum?: Sum; views?: number; now: number }) => {
  const text = useText(desk);
  const { language } = useVisit();
  const shown = (value: number | undefined) => (value === undefined ? '–' : count(language, value));
  return (
    <tr>
      <th scope="row">
        <div className="desk-listing">
          <Artwork of={ticket} />
          <div>
            <Link href={`/desk/${ticket.id}`}>
              <bdi>{ticket.title}</bdi>
            </Link>
            <p className="muted small">
              {ticket.startsAt && <When at={ticket.startsAt} timeZone={ticket.timeZone} />}
            </p>
            <StateBadge ticket={ticket} now={now} />
          </div>
        </div>
      </th>
      <td data-name={text.sold} className="of-all">
        <span>
          {shown(sum?.sold)} <small className="muted">{text.of(count(language, ticket.quantity))}</small>
        </span>
        {sum && <Share of={sum.sold / ticket.quantity} />}
      </td>
      <td data-name={text.held}>{shown(sum?.held)}</td>
      <td data-name={text.left}>{shown(ticket.available)}</td>
      <td data-name={text.inside}>{shown(sum?.admitted)}</td>
      <td data-name={text.views}>{shown(views)}</td>
      <td data-name={text.revenue} className="strong">
        {sum ? money(language, sum.revenue) : '–'}
      </td>
    </tr>
  );
};

/** A row for each of their listings; a card on a phone. */
export const ListingTable = ({ tickets, sums, views, now }: Props) => {
  const text = useText(desk);
  const nothing = (ticketId: string): Sum => ({ ticketId, sold: 0, held: 0, revenue: 0, admitted: 0 });
  const columns = [text.listing, text.sold, text.held, text.left, text.inside, text.views, text.revenue];
  return (
    <table className="desk-table desk-listings">
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => {
          const sum = sums?.find(({ ticketId }) => ticketId === ticket.id) ?? (sums && nothing(ticket.id));
          const seen = views && (views.find(({ ticketId }) => ticketId === ticket.id)?.views ?? 0);
          return (
            <Row
              key={ticket.id}
              ticket={ticket}
              now={now}
              {...(sum ? { sum } : {})}
              {...(seen === null ? {} : { views: seen })}
            />
          );
        })}
      </tbody>
    </table>
  );
};
