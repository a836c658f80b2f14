import { unavailable } from './request.ts';

/** What payments refuses. A text that is empty leaves it at the service's own sentence. */
export const payment = {
  'last4.invalid': {
    en: 'Enter the last four digits of the card',
    de: 'Gib die letzten vier Ziffern der Karte ein',
  },
  'order-id.required': { en: 'OrderId must be provided', de: 'Es fehlt, welche Bestellung' },
  'token.required': { en: 'Token must be provided', de: 'Es fehlt, mit welcher Karte' },
  // why, only the bank's sentence says
  'payment.declined': { en: '', de: 'Karte abgelehnt: Die Karte wurde abgelehnt.' },
  'payment.insufficient-funds': {
    en: 'Card declined: Your card has insufficient funds.',
    de: 'Karte abgelehnt: Das Guthaben reicht nicht.',
  },
  'payment.card-expired': {
    en: 'Card declined: Your card has expired.',
    de: 'Karte abgelehnt: Die Karte ist abgelaufen.',
  },
  'payment.incorrect-cvc': {
    en: "Card declined: Your card's security code is incorrect.",
    de: 'Karte abgelehnt: Die Prüfnummer stimmt nicht.',
  },
  'payment.not-authenticated': {
    en: 'Card declined: The payment method could not be authenticated.',
    de: 'Karte abgelehnt: Die Bank konnte die Zahlung nicht bestätigen.',
  },
  'payment.order-paid': { en: 'The order is paid already', de: 'Die Bestellung ist schon bezahlt' },
  'payment.order-ended': {
    en: 'The order was cancelled or has expired: you were not charged',
    de: 'Die Bestellung wurde storniert oder ist abgelaufen: Es wurde nichts abgebucht',
  },
  'payment.order-expired': {
    en: 'The order has expired: you were not charged',
    de: 'Die Reservierung ist abgelaufen: Es wurde nichts abgebucht',
  },
  'payment.order-cancelled': {
    en: 'The order was cancelled: you were not charged',
    de: 'Die Bestellung wurde storniert: Es wurde nichts abgebucht',
  },
  'payment.event-cancelled': {
    en: 'The event was cancelled: you were not charged',
    de: 'Die Veranstaltung wurde abgesagt: Es wurde nichts abgebucht',
  },
  'payment.order-refunded': { en: 'The order was refunded', de: 'Die Bestellung wurde erstattet' },
  'payment.order-over': {
    en: 'The order is over: you were not charged',
    de: 'Die Bestellung ist vorbei: Es wurde nichts abgebucht',
  },
  'payment.failed': {
    en: 'The payment failed: you were not charged',
    de: 'Die Zahlung ist gescheitert: Es wurde nichts abgebucht',
  },
  'payment.not-payable': {
    en: 'The order can no longer be paid: you were not charged',
    de: 'Die Bestellung kann nicht mehr bezahlt werden: Es wurde nichts abgebucht',
  },
  'payment.not-tried': {
    en: 'The card could not be tried: you were not charged',
    de: 'Mit der Karte ließ sich nicht zahlen: Es wurde nichts abgebucht',
  },
  'payment.not-opened': {
    en: 'The payment could not be opened: you were not charged',
    de: 'Die Zahlung ließ sich nicht beginnen: Es wurde nichts abgebucht',
  },
  'payment.pending': unavailable,
  'payment.provider-unavailable': unavailable,
  'refund.pending': unavailable,
  'webhook.invalid-signature': { en: '', de: '' },
};
