import type { Ticket } from '../../api/types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { buying } from '../../i18n/buying.ts';
import { card } from '../../i18n/card.ts';
import { categories, toCategory } from '../../i18n/categories.ts';
import { When } from '../shell/when.tsx';
import { Zone } from '../shell/zone.tsx';
import { isPast } from './card.ts';

type Shown = Pick<Ticket, 'startsAt' | 'timeZone' | 'venue' | 'address' | 'city' | 'category'>;

/** Looked up by the words themselves: nobody has said where on the map it is. */
const mapPath = (place: string) => `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;

/** When, where and what. */
export const Facts = ({ ticket, now }: { ticket: Shown; now: number }) => {
  const text = useText(buying);
  const common = useText(card);
  const names = useText(categories);
  const { startsAt, timeZone, venue, address, city, category } = ticket;
  const place = [address || venue, city].filter(Boolean).join(', ');
  return (
    <dl className="facts">
      <dt>{text.when}</dt>
      <dd>
        {startsAt ? <When at={startsAt} timeZone={timeZone} /> : common.undated}
        {isPast(ticket, now) && <span className="badge badge-past">{common.over}</span>}
        {startsAt && <Zone timeZone={timeZone} />}
      </dd>
      {place && (
        <>
          <dt>{text.where}</dt>
          <dd>
            <bdi>{[venue, address, city].filter(Boolean).join(', ')}</bdi>
            {city && (
              <a className="map" href={mapPath(place)} target="_blank" rel="noreferrer">
                {text.map}
              </a>
            )}
          </dd>
        </>
      )}
      <dt>{text.category}</dt>
      <dd>{names[toCategory(category)]}</dd>
    </dl>
  );
};
