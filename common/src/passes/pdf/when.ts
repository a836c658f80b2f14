import { lru } from '../../base/index.ts';
import type { PassSheet } from '../pass-sheet.ts';
import { type PassLanguage, passWords } from './words.ts';

/** Dear to make, and the same for all pages of an event. Zones can be spelled in many ways, so not all are kept. */
const formatsOf = ({ locale }: { locale: string }) =>
  lru(
    200,
    (timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
      }),
  );

const formats = { en: formatsOf(passWords.en), de: formatsOf(passWords.de) };

/** In the event's zone; one that this system does not know is UTC. */
export const whenOf = ({ startsAt, timeZone }: PassSheet, language: PassLanguage): string => {
  if (!startsAt) return passWords[language].whenOpen;
  try {
    return formats[language](timeZone || 'UTC').format(startsAt);
  } catch {
    return formats[language]('UTC').format(startsAt);
  }
};
