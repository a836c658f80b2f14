import { inEach } from './texts.ts';

/** What is said of a listing wherever one is shown. */
export const card = inEach({
  seeAll: { en: 'See all', de: 'Alle ansehen' },
  left: { en: (count: string) => `${count} left`, de: (count: string) => `noch ${count}` },
  soldOut: { en: 'Sold out', de: 'Ausverkauft' },
  over: { en: 'Date passed', de: 'Vorbei' },
  undated: { en: 'No fixed date', de: 'Ohne festes Datum' },
});
