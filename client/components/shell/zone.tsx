import { useText } from '../../hooks/use-visit.ts';
import { useZone } from '../../hooks/use-zone.ts';
import { cityOf } from '../../i18n/format.ts';
import { shell } from '../../i18n/shell.ts';

/**
 * Whose time it is that is shown, where that is not plain: always a line of its own, so that nothing moves
 * when it changes.
 */
export const Zone = ({ timeZone }: { timeZone?: string | undefined }) => {
  const text = useText(shell);
  const own = useZone();
  const zone = timeZone ?? own;
  if (timeZone === own) return <span className="zone" />;
  return <span className="zone">{zone === 'UTC' ? zone : text.timeIn(cityOf(zone))}</span>;
};
