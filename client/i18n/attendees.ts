import { inEach } from './texts.ts';

export const attendees = inEach({
  title: { en: 'Attendees', de: 'Gäste' },
  search: { en: 'Name or order number', de: 'Name oder Bestellnummer' },
  find: { en: 'Search', de: 'Suchen' },
  csv: { en: 'Download as CSV', de: 'Als CSV herunterladen' },
  door: { en: 'Door', de: 'Einlass' },
  name: { en: 'Name', de: 'Name' },
  order: { en: 'Order', de: 'Bestellung' },
  seat: { en: 'Seat', de: 'Platz' },
  state: { en: 'State', de: 'Stand' },
  issued: { en: 'Not in yet', de: 'Noch nicht drin' },
  admitted: { en: 'In', de: 'Drin' },
  void: { en: 'Void', de: 'Ungültig' },
  none: { en: 'Nobody yet', de: 'Noch niemand' },
  noneFound: { en: 'Nobody is called so', de: 'So heißt niemand' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  noName: { en: 'Without a name', de: 'Ohne Namen' },
});
