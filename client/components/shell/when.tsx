import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';
import { shell } from '../../i18n/shell.ts';

/** A moment, where the visitor is. */
export const When = ({ at }: { at: string }) => {
  const { language } = useVisit();
  const zone = useZone();
  const text = useText(shell);
  return <time dateTime={at}>{text.date({ ...dateParts(language, zone, at) })}</time>;
};
