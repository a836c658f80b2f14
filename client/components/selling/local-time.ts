import { isZone } from '../../i18n/is-zone.ts';

/** What a datetime-local field shows for a moment, on the clocks of a zone. */
export const toFieldValue = (iso: string | null | undefined, zone: string): string => {
  if (!iso) return '';
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: isZone(zone) ? zone : 'UTC',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  return parts.replace(' ', 'T');
};

/** How far the clocks of a zone are ahead at a moment. */
const aheadMs = (at: number, zone: string) =>
  Date.parse(`${toFieldValue(new Date(at).toISOString(), zone)}Z`) - at;

/** The moment such a field means. Empty: no date. What is no date stays as it is, for the API to refuse. */
export const fromFieldValue = (value: string, zone: string): string => {
  const wall = Date.parse(`${value}Z`);
  if (Number.isNaN(wall)) return value;
  // the clocks may change between what was first taken for the moment and the moment
  const about = wall - aheadMs(wall, zone);
  return new Date(wall - aheadMs(about, zone)).toISOString();
};
