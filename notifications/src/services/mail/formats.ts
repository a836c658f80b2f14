import { lru } from '@ticketing/common/base';
import type { Language } from '@ticketing/common/contracts';
import type { Occasion } from '../../domain/facts.ts';

/** Formatters are dear to make. A zone can be spelled in many ways, so not all that ever came are kept. */
const formatsOf = (locale: string) => ({
  money: lru(20, (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency })),
  moment: lru(
    200,
    (timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
        ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short', timeZone },
      }),
  ),
});

const formats: Record<Language, ReturnType<typeof formatsOf>> = {
  en: formatsOf('en-IE'),
  de: formatsOf('de-DE'),
};

export const money = (language: Language, cents: number, currency: string): string =>
  formats[language].money(currency).format(cents / 100);

/** With its zone, so that nobody has to guess; one that this system does not know is UTC. */
export const moment = (language: Language, iso: string, timeZone: string | null | undefined): string => {
  const at = new Date(iso);
  try {
    return formats[language].moment(timeZone || 'UTC').format(at);
  } catch {
    return formats[language].moment('UTC').format(at);
  }
};

export const place = ({ venue, address, city }: Occasion): string =>
  [venue, address, city].filter(Boolean).join(', ');

/** What people wrote stays in its line: a header cannot be made of it. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
