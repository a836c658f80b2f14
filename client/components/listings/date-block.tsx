import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';
import { listings } from '../../i18n/listings.ts';

/** The stub of the ticket. */
export const DateBlock = ({ at }: { at: string | null }) => {
  const { language } = useVisit();
  const zone = useZone();
  const text = useText(listings);
  if (!at) {
    return (
      <div className="stub-date">
        <span>{text.open}</span>
        <span>{text.openDay}</span>
      </div>
    );
  }
  const { weekday, day, month, year } = dateParts(language, zone, at);
  return (
    <time className="stub-date" dateTime={at}>
      <span>{weekday}</span>
      <b>{day}</b>
      <span>{month}</span>
      <span>{year}</span>
    </time>
  );
};
