import { inEach } from './texts.ts';

/** Who bought, and giving the money back. */
export const deskBuyers = inEach({
  buyers: { en: 'Buyers', de: 'Käufer' },
  search: { en: 'Name or order number', de: 'Name oder Bestellnummer' },
  find: { en: 'Search', de: 'Suchen' },
  csv: { en: 'Download as CSV', de: 'Als CSV herunterladen' },
  none: { en: 'Nobody has paid yet.', de: 'Noch hat niemand bezahlt.' },
  noneFound: { en: 'Nobody is called so.', de: 'So heißt niemand.' },
  first: { en: 'First page', de: 'Erste Seite' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  choose: { en: 'Choose', de: 'Auswahl' },
  chooseOne: {
    en: (who: string) => `Choose the order of ${who}`,
    de: (who: string) => `Bestellung von ${who} auswählen`,
  },
  name: { en: 'Name', de: 'Name' },
  noName: { en: 'Without a name', de: 'Ohne Namen' },
  order: { en: 'Order', de: 'Bestellung' },
  seats: { en: 'Seats', de: 'Plätze' },
  total: { en: 'Paid', de: 'Bezahlt' },
  bought: { en: 'Bought', de: 'Gekauft' },
  state: { en: 'State', de: 'Stand' },
  complete: { en: 'Paid', de: 'Bezahlt' },
  'refund:pending': { en: 'Refund on its way', de: 'Erstattung unterwegs' },
  refunded: { en: 'Refunded', de: 'Erstattet' },
  admitted: { en: (count: string) => `${count} in`, de: (count: string) => `${count} drin` },
  refundChosen: { en: 'Refund the chosen', de: 'Ausgewählte erstatten' },
  refundAll: { en: 'Refund all', de: 'Alle erstatten' },
  runs: { en: 'Refunds', de: 'Erstattungen' },
  kinds: {
    selected: { en: 'Chosen orders', de: 'Ausgewählte Bestellungen' },
    all: { en: 'All orders', de: 'Alle Bestellungen' },
    event: { en: 'The cancelled event', de: 'Die abgesagte Veranstaltung' },
  },
  progress: {
    en: (done: string, all: string) => `${done} of ${all} refunded`,
    de: (done: string, all: string) => `${done} von ${all} erstattet`,
  },
  pending: {
    en: (count: string) => `${count} with the bank`,
    de: (count: string) => `${count} bei der Bank`,
  },
  waiting: { en: (count: string) => `${count} waiting`, de: (count: string) => `${count} warten` },
  leftOut: {
    en: (count: string) => `${count} left out: somebody is inside`,
    de: (count: string) => `${count} ausgelassen: Jemand ist schon drin`,
  },
  isDone: { en: 'Done', de: 'Fertig' },
  isOpen: { en: 'Under way', de: 'Läuft' },
});
