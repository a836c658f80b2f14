import { inEach } from './texts.ts';

export const listingStates = inEach({
  withdrawn: { en: 'Withdrawn', de: 'Zurückgezogen' },
  cancelled: { en: 'Cancelled', de: 'Abgesagt' },
  onSale: { en: 'On sale', de: 'Im Verkauf' },
  soldOut: { en: 'Sold out', de: 'Ausverkauft' },
  over: { en: 'Over', de: 'Vorbei' },
});
