import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { listings } from '../../i18n/listings.ts';
import { When } from '../shell/when.tsx';
import { Zone } from '../shell/zone.tsx';
import { isPast } from './card.ts';

type Shown = Pick<Ticket, 'startsAt' | 'venue' | 'category'>;

/** When, where and what. */
export const Facts = ({ ticket, now }: { ticket: Shown; now: number }) => {
  const text = useText(listings);
  const { startsAt, venue, category } = ticket;
  return (
    <dl className="facts">
      <dt>{text.when}</dt>
      <dd>
        {startsAt ? <When at={startsAt} /> : text.undated}
        {isPast(ticket, now) && <span className="badge badge-past">{text.over}</span>}
        {startsAt && <Zone />}
      </dd>
      {venue && (
        <>
          <dt>{text.where}</dt>
          <dd>
            <bdi>{venue}</bdi>
          </dd>
        </>
      )}
      <dt>{text.category}</dt>
      <dd>
        <bdi>{category}</bdi>
      </dd>
    </dl>
  );
};
