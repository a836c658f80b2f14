import { inEach } from './texts.ts';

export const adminListings = inEach({
  search: { en: 'Words of the title, or an id', de: 'Wörter aus dem Titel oder Kennung' },
  ofSeller: { en: 'Of one seller.', de: 'Nur von einem Anbieter.' },
  ofAll: { en: 'Show those of all', de: 'Die von allen zeigen' },
  none: { en: 'No listing was found.', de: 'Kein Angebot wurde gefunden.' },
  listing: { en: 'Listing', de: 'Angebot' },
  seller: { en: 'Seller', de: 'Anbieter' },
  noName: { en: 'Without a name', de: 'Ohne Namen' },
  left: { en: 'Left', de: 'Übrig' },
  price: { en: 'Price', de: 'Preis' },
  open: { en: 'Public page', de: 'Öffentliche Seite' },
  desk: { en: 'Sales and buyers', de: 'Verkäufe und Käufer' },
  cancel: { en: 'Cancel the event', de: 'Veranstaltung absagen' },
  withdraw: { en: 'Withdraw this listing', de: 'Dieses Angebot zurückziehen' },
  withdrawText: {
    en: 'It leaves the shop at once and does not come back. What is held or bought stands. To give the money back, cancel the event instead.',
    de: 'Es verlässt den Laden sofort und kommt nicht wieder. Was reserviert oder gekauft ist, gilt. Soll das Geld zurückgehen, sage stattdessen die Veranstaltung ab.',
  },
  reason: { en: 'Reason, for the seller', de: 'Grund, für den Anbieter' },
  reasonHint: {
    en: 'They read it in a message and on their desk.',
    de: 'Er liest ihn in einer Nachricht und bei seinen Angeboten.',
  },
  withdrawYes: { en: 'Withdraw', de: 'Zurückziehen' },
  keep: { en: 'Keep it', de: 'Behalten' },
  withdrawnByUs: { en: 'Withdrawn by an admin:', de: 'Von einem Admin zurückgezogen:' },
  cancelledBecause: { en: 'The event is cancelled.', de: 'Die Veranstaltung ist abgesagt.' },
});
