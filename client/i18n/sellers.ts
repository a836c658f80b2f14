import { inEach } from './texts.ts';

export const sellers = inEach({
  onSale: { en: 'On sale now', de: 'Jetzt im Verkauf' },
  unnamed: { en: 'A seller without a name', de: 'Anbieter ohne Namen' },
  since: { en: (month: string) => `Here since ${month}`, de: (month: string) => `Dabei seit ${month}` },
});
