import Link from 'next/link';
import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { Title } from '../shell/title.tsx';
import { When } from '../shell/when.tsx';
import { Picture } from './picture.tsx';
import { StateBadge } from './state-badge.tsx';

/** Which listing it is, and where one goes with it from here. */
export const ListingHead = ({ ticket, picture, now }: { ticket: Ticket; picture: string; now: number }) => {
  const text = useText(desk);
  const { id, title, startsAt, timeZone, venue, city, status } = ticket;
  const place = [venue, city].filter(Boolean).join(', ');
  return (
    <header className="desk-head">
      <Picture path={picture} />
      <div>
        <StateBadge ticket={ticket} now={now} />
        <Title>{title}</Title>
        <p className="muted">
          {startsAt && <When at={startsAt} timeZone={timeZone} />}
          {startsAt && place && ' · '}
          <bdi>{place}</bdi>
        </p>
        <nav className="desk-links" aria-label={text.listing}>
          <Link href={`/tickets/${id}`}>{text.open}</Link>
          {status === 'active' && <Link href={`/tickets/${id}/edit`}>{text.edit}</Link>}
          <Link href={`/tickets/${id}/attendees`}>{text.attendees}</Link>
          {/* a whole new page: only its document may use the camera */}
          <a href={`/tickets/${id}/door`}>{text.door}</a>
          <Link href={`/tickets/new?from=${id}`}>{text.duplicate}</Link>
        </nav>
      </div>
    </header>
  );
};
