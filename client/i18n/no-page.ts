import { inEach } from './texts.ts';

/** What stands where there is no page, or none can be made. */
export const noPage = inEach({
  notFound: { en: 'There is no such page', de: 'Diese Seite gibt es nicht' },
  notFoundWhy: {
    en: 'It may have moved, or the address is mistyped.',
    de: 'Vielleicht ist sie umgezogen, oder die Adresse hat einen Tippfehler.',
  },
  broken: { en: 'Something went wrong on our side', de: 'Bei uns ist etwas schiefgegangen' },
  brokenWhy: {
    en: 'It is not your fault, and nothing was lost. Try again; if it stays, tell us the number below.',
    de: 'Es liegt nicht an dir, und nichts ist verloren. Versuch es noch einmal; wenn es bleibt, nenne uns die Nummer unten.',
  },
  home: { en: 'See all tickets', de: 'Alle Tickets ansehen' },
});
