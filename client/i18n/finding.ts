import { inEach } from './texts.ts';

export const finding = inEach({
  title: { en: 'Tickets for the night you have in mind', de: 'Tickets für den Abend, den du im Kopf hast' },
  rails: {
    weekend: { en: 'This weekend', de: 'Dieses Wochenende' },
    fast: { en: 'Selling fast', de: 'Fast ausverkauft' },
    fresh: { en: 'Just announced', de: 'Neu im Verkauf' },
  },
  near: { en: (city: string) => `On in ${city}`, de: (city: string) => `Los in ${city}` },
  dates: { en: 'Dates', de: 'Zeitraum' },
  spans: {
    today: { en: 'Today', de: 'Heute' },
    weekend: { en: 'This weekend', de: 'Am Wochenende' },
    week: { en: 'Next 7 days', de: 'Nächste 7 Tage' },
  },
  cities: { en: 'Cities', de: 'Städte' },
  search: { en: 'Search', de: 'Suchen' },
  searchHint: { en: 'Event, venue or city', de: 'Titel, Ort oder Stadt' },
  suggestions: { en: 'Suggestions', de: 'Vorschläge' },
  didYouMean: { en: 'Did you mean', de: 'Meintest du' },
  categories: { en: 'Categories', de: 'Kategorien' },
  filters: { en: 'Filters', de: 'Filter' },
  minPrice: { en: 'Price from', de: 'Preis ab' },
  maxPrice: { en: 'Price to', de: 'Preis bis' },
  from: { en: 'Date from', de: 'Datum ab' },
  to: { en: 'Date to', de: 'Datum bis' },
  available: { en: 'Only what is left', de: 'Nur was noch da ist' },
  apply: { en: 'Apply', de: 'Anwenden' },
  sort: { en: 'Sort', de: 'Sortierung' },
  sorts: {
    date: { en: 'Soonest', de: 'Demnächst' },
    newest: { en: 'Newest', de: 'Neueste' },
    price: { en: 'Cheapest', de: 'Günstigste' },
    '-price': { en: 'Dearest', de: 'Teuerste' },
  },
  everything: { en: 'Everything that is on', de: 'Alles, was läuft' },
  found: { en: 'What we found', de: 'Gefunden' },
});
