/** What a datetime-local field shows for a moment, where the visitor is. */
export const toFieldValue = (iso: string | null | undefined, zone: string): string => {
  if (!iso) return '';
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  return parts.replace(' ', 'T');
};

/** The moment such a field means, in the browser's zone. Empty: no date. */
export const fromFieldValue = (value: string): string => (value ? new Date(value).toISOString() : '');
