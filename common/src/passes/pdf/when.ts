import type { PassSheet } from '../pass-sheet.ts';
import { type PassLanguage, passWords } from './words.ts';

const formatOf = (locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
  });

/** In the event's zone; one that this system does not know is UTC. */
export const whenOf = ({ startsAt, timeZone }: PassSheet, language: PassLanguage): string => {
  const { locale, whenOpen } = passWords[language];
  if (!startsAt) return whenOpen;
  const at = new Date(startsAt);
  try {
    return formatOf(locale, timeZone || 'UTC').format(at);
  } catch {
    return formatOf(locale, 'UTC').format(at);
  }
};
