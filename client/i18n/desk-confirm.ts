import { inEach } from './texts.ts';

/** What is asked before money goes back. */
export const deskConfirm = inEach({
  ordersOf: {
    en: (orders: number) => (orders === 1 ? '1 order' : `${orders} orders`),
    de: (orders: number) => (orders === 1 ? '1 Bestellung' : `${orders} Bestellungen`),
  },
  refundTitle: {
    en: (orders: string) => `Refund ${orders}?`,
    de: (orders: string) => `${orders} erstatten?`,
  },
  refundAllTitle: { en: 'Refund all orders?', de: 'Alle Bestellungen erstatten?' },
  money: {
    en: (amount: string) => `${amount} go back to the cards they were paid with.`,
    de: (amount: string) => `${amount} gehen auf die Karten zurück, mit denen bezahlt wurde.`,
  },
  noMoney: {
    en: 'The money goes back to the cards it was paid with.',
    de: 'Das Geld geht auf die Karten zurück, mit denen bezahlt wurde.',
  },
  seatsFree: {
    en: 'The tickets become void and the seats are free again.',
    de: 'Die Tickets werden ungültig und die Plätze sind wieder frei.',
  },
  admitted: {
    en: 'Refund orders of which somebody is inside already, too',
    de: 'Auch Bestellungen erstatten, von denen schon jemand drin ist',
  },
  refundYes: { en: 'Refund', de: 'Erstatten' },
  refundKeep: { en: 'Keep the sales', de: 'Verkäufe behalten' },
  noneChosen: { en: 'No order is chosen.', de: 'Es ist keine Bestellung ausgewählt.' },
  cancelTitle: { en: 'Cancel this event?', de: 'Diese Veranstaltung absagen?' },
  cancelSums: {
    en: (seats: string, amount: string) => `Paid: ${seats}. ${amount} go back to the buyers.`,
    de: (seats: string, amount: string) => `Bezahlt: ${seats}. ${amount} gehen an die Käufer zurück.`,
  },
  cancelOrders: {
    en: (orders: string, seats: string, amount: string) =>
      `Paid: ${orders} for ${seats}. ${amount} go back to the buyers.`,
    de: (orders: string, seats: string, amount: string) =>
      `Bezahlt: ${orders} für ${seats}. ${amount} gehen an die Käufer zurück.`,
  },
  cancelNone: {
    en: 'Nobody has paid yet, so no money moves.',
    de: 'Noch hat niemand bezahlt, es fließt also kein Geld.',
  },
  cancelHeld: {
    en: (seats: string) => `${seats} held and unpaid: nobody is charged.`,
    de: (seats: string) => `${seats} reserviert, unbezahlt: Es wird nichts abgebucht.`,
  },
  cancelFinal: {
    en: 'All buyers get a message with your reason. This cannot be undone.',
    de: 'Alle Käufer bekommen eine Nachricht mit deinem Grund. Das lässt sich nicht rückgängig machen.',
  },
  reason: { en: 'Reason, for your buyers', de: 'Grund, für deine Käufer' },
  reasonHint: { en: 'It may stay empty.', de: 'Das Feld kann leer bleiben.' },
  cancelYes: { en: 'Cancel the event', de: 'Veranstaltung absagen' },
  cancelKeep: { en: 'Keep the event', de: 'Veranstaltung behalten' },
  isCancelled: { en: 'This event is cancelled already.', de: 'Diese Veranstaltung ist schon abgesagt.' },
});
