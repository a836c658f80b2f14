import { inEach } from './texts.ts';

export const listings = inEach({
  lead: { en: 'Worth going out for', de: 'Dafür lohnt es sich' },
  getTickets: { en: 'Get tickets', de: 'Tickets holen' },
  clear: { en: 'Clear all', de: 'Alles zurücksetzen' },
  heading: { en: 'Tickets', de: 'Tickets' },
  results: {
    en: (count: string) => `${count} ${count === '1' ? 'event' : 'events'}`,
    de: (count: string) => `${count} ${count === '1' ? 'Veranstaltung' : 'Veranstaltungen'}`,
  },
  none: { en: 'Nothing fits that', de: 'Dazu passt nichts' },
  noneNext: {
    en: 'Try fewer words, or another category.',
    de: 'Versuch es mit weniger Wörtern oder einer anderen Kategorie.',
  },
  noneAtAll: { en: 'No tickets yet', de: 'Noch keine Tickets' },
  noneAtAllNext: { en: 'Be the first to sell one.', de: 'Verkauf das erste.' },
  sellFirst: { en: 'Sell the first one', de: 'Das erste verkaufen' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  first: { en: 'First page', de: 'Erste Seite' },
});
