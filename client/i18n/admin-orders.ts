import { inEach } from './texts.ts';

export const adminOrders = inEach({
  search: {
    en: 'Number, e-mail address, or last four digits of the card',
    de: 'Nummer, E-Mail-Adresse oder letzte vier Ziffern der Karte',
  },
  ofBuyer: { en: 'Of one buyer.', de: 'Nur von einem Käufer.' },
  ofAll: { en: 'Show those of all', de: 'Die von allen zeigen' },
  none: { en: 'No order was found.', de: 'Keine Bestellung wurde gefunden.' },
  order: { en: 'Order', de: 'Bestellung' },
  noNumber: { en: 'Without a number', de: 'Ohne Nummer' },
  event: { en: 'Event', de: 'Veranstaltung' },
  seats: { en: 'Seats', de: 'Plätze' },
  made: { en: 'Made', de: 'Aufgegeben' },
  state: { en: 'State', de: 'Stand' },
  total: { en: 'Total', de: 'Summe' },
  buyer: { en: 'Buyer', de: 'Käufer' },
  seller: { en: 'Seller', de: 'Anbieter' },
  account: { en: 'Account', de: 'Konto' },
  id: { en: 'Id', de: 'Kennung' },
  story: { en: 'What happened', de: 'Was geschah' },
  reasons: {
    user: { en: 'by the buyer', de: 'vom Käufer' },
    expired: { en: 'the time to pay was over', de: 'die Zeit zum Bezahlen war um' },
    payment: { en: 'the payment failed', de: 'die Zahlung ist gescheitert' },
    event: { en: 'the event was cancelled', de: 'die Veranstaltung wurde abgesagt' },
  },
  run: { en: 'one of many refunds', de: 'eine von vielen Erstattungen' },
  charged: { en: 'Payment', de: 'Zahlung' },
  noCharge: { en: 'Nobody has paid for it.', de: 'Dafür hat niemand bezahlt.' },
  card: { en: 'Card', de: 'Karte' },
  cardOf: {
    en: (brand: string, last4: string) => `${brand} that ends in ${last4}`,
    de: (brand: string, last4: string) => `${brand}, die auf ${last4} endet`,
  },
  atStripe: { en: 'At Stripe', de: 'Bei Stripe' },
  paymentStatus: {
    initiated: { en: 'Begun', de: 'Begonnen' },
    requires_action: { en: 'Waits for the card’s owner', de: 'Wartet auf den Karteninhaber' },
    authorized: { en: 'Money is held', de: 'Betrag reserviert' },
    captured: { en: 'Taken', de: 'Eingezogen' },
    declined: { en: 'Declined', de: 'Abgelehnt' },
    failed: { en: 'Failed', de: 'Gescheitert' },
    voided: { en: 'Let go', de: 'Freigegeben' },
    refunded: { en: 'Given back', de: 'Erstattet' },
  },
  cameIn: { en: (seat: number) => `Seat ${seat} came in`, de: (seat: number) => `Platz ${seat} kam herein` },
  refund: { en: 'Refund', de: 'Erstatten' },
  refundAsks: {
    en: (amount: string) =>
      `${amount} go back to the card. The tickets become void and the seats are free again.`,
    de: (amount: string) =>
      `${amount} gehen auf die Karte zurück. Die Tickets werden ungültig, die Plätze wieder frei.`,
  },
  admitted: { en: 'Although somebody is inside already', de: 'Obwohl schon jemand drin ist' },
  refundYes: { en: 'Yes, refund', de: 'Ja, erstatten' },
});
