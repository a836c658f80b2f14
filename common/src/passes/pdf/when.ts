import type { PassSheet } from '../pass-sheet.ts';
import { type PassLanguage, passWords } from './words.ts';

const made = new Map<string, Intl.DateTimeFormat>();

/** Dear to make, and the same for all pages of an event. */
const formatOf = (locale: string, timeZone: string): Intl.DateTimeFormat => {
  const key = `${locale} ${timeZone}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(locale, {
      ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
    });
  made.set(key, format);
  return format;
};

/** In the event's zone; one that this system does not know is UTC. */
export const whenOf = ({ startsAt, timeZone }: PassSheet, language: PassLanguage): string => {
  const { locale, whenOpen } = passWords[language];
  if (!startsAt) return whenOpen;
  try {
    return formatOf(locale, timeZone || 'UTC').format(startsAt);
  } catch {
    return formatOf(locale, 'UTC').format(startsAt);
  }
};
