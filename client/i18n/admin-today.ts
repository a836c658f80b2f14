import { inEach } from './texts.ts';

export const adminToday = inEach({
  asOf: { en: 'As of', de: 'Stand:' },
  money: { en: 'Taken in 24 hours', de: 'In 24 Stunden eingenommen' },
  payments: {
    en: (count: number) => (count === 1 ? '1 payment' : `${count} payments`),
    de: (count: number) => (count === 1 ? '1 Zahlung' : `${count} Zahlungen`),
  },
  orders: { en: 'Orders in the last minute', de: 'Bestellungen der letzten Minute' },
  holds: { en: 'Held right now', de: 'Gerade reserviert' },
  holdsNote: { en: 'orders that are not paid yet', de: 'Bestellungen, noch nicht bezahlt' },
  refunded: { en: 'Given back in 24 hours', de: 'In 24 Stunden erstattet' },
  refunds: {
    en: (count: number) => (count === 1 ? '1 refund' : `${count} refunds`),
    de: (count: number) => (count === 1 ? '1 Erstattung' : `${count} Erstattungen`),
  },
  failed: { en: 'Payments failed', de: 'Zahlungen gescheitert' },
  declined: {
    en: (count: string) => `in 24 hours; cards declined: ${count}`,
    de: (count: string) => `in 24 Stunden; abgelehnte Karten: ${count}`,
  },
  mails: { en: 'E-mails waiting', de: 'E-Mails in der Schlange' },
  mailsFine: { en: 'none of them fails', de: 'keine davon scheitert' },
  mailsFail: {
    en: (time: string) => `the oldest has failed for ${time}`,
    de: (time: string) => `die älteste scheitert seit ${time}`,
  },
  silent: { en: 'does not answer', de: 'antwortet nicht' },
  services: { en: 'Events', de: 'Ereignisse' },
  unsent: { en: 'Unsent', de: 'Ungesendet' },
  oldest: { en: 'Oldest waits', de: 'Ältestes seit' },
  seconds: { en: (count: string) => `${count} s`, de: (count: string) => `${count} s` },
  minutes: { en: (count: string) => `${count} min`, de: (count: string) => `${count} Min.` },
  dashboards: { en: 'Dashboards', de: 'Dashboards' },
});
