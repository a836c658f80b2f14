import { useVisit } from '../../hooks/use-visit.ts';
import { useEventZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';

/** The day, on the picture. */
export const DateChip = ({ at, timeZone }: { at: string; timeZone?: string | undefined }) => {
  const { language } = useVisit();
  const { weekday, day, month } = dateParts(language, useEventZone(timeZone), at);
  return (
    <time dateTime={at}>
      {weekday} <b>{day}</b> {month}
    </time>
  );
};
