import { useText } from '../../hooks/use-visit.ts';
import { adminToday } from '../../i18n/admin-today.ts';
import type { findToday } from '../../server/admin/find-today.ts';
import { When } from '../shell/when.tsx';
import { EventTable } from './event-table.tsx';
import { TodayTiles } from './today-tiles.tsx';

const boards = [
  ['Shop', 'ticketing-shop'],
  ['Events', 'ticketing-events'],
  ['Holds and money', 'ticketing-holds-and-money'],
  ['One service', 'ticketing-one-service'],
  ['Door', 'ticketing-door'],
] as const;

/** How the shop is right now. */
export const Today = ({ today, at, dashboards }: Awaited<ReturnType<typeof findToday>>) => {
  const text = useText(adminToday);
  return (
    <>
      <p className="muted">
        {text.asOf} <When at={at} />
      </p>
      <TodayTiles today={today} />
      <section className="desk-panel desk-rows" aria-labelledby="events">
        <h2 id="events">{text.services}</h2>
        <EventTable today={today} />
      </section>
      {dashboards && (
        <section aria-labelledby="dashboards">
          <h2 id="dashboards">{text.dashboards}</h2>
          <p className="desk-links admin-links">
            {boards.map(([name, id]) => (
              <a key={id} href={`${dashboards}/d/${id}`}>
                {name}
              </a>
            ))}
          </p>
        </section>
      )}
    </>
  );
};
