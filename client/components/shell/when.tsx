import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useEventZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';
import { shell } from '../../i18n/shell.ts';

/** A moment: an event's where it takes place, any other where the visitor is. */
export const When = ({ at, timeZone }: { at: string; timeZone?: string | undefined }) => {
  const { language } = useVisit();
  const zone = useEventZone(timeZone);
  const text = useText(shell);
  return <time dateTime={at}>{text.date({ ...dateParts(language, zone, at) })}</time>;
};
