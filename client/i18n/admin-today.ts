import { inEach } from './texts.ts';

export const adminToday = inEach({
  asOf: { en: 'As of', de: 'Stand:' },
  money: { en: 'Taken in 24 hours', de: 'In 24 Stunden eingenommen' },
  payments: {
    en: (count: string) => `${count} payments`,
    de: (count: string) => `${count} Zahlungen`,
  },
  orders: { en: 'Orders in the last minute', de: 'Bestellungen der letzten Minute' },
  holds: { en: 'Held right now', de: 'Gerade reserviert' },
  holdsNote: { en: 'orders that are not paid yet', de: 'Bestellungen, noch nicht bezahlt' },
  refunded: { en: 'Given back in 24 hours', de: 'In 24 Stunden erstattet' },
  refunds: {
    en: (count: string) => `${count} refunds`,
    de: (count: string) => `${count} Erstattungen`,
  },
  failed: { en: 'Payments failed', de: 'Zahlungen gescheitert' },
  declined: {
    en: (count: string) => `and ${count} cards declined, in 24 hours`,
    de: (count: string) => `und ${count} Karten abgelehnt, in 24 Stunden`,
  },
  mails: { en: 'E-mails waiting', de: 'E-Mails in der Schlange' },
  mailsFine: { en: 'none of them fails', de: 'keine davon scheitert' },
  mailsFail: {
    en: (time: string) => `the oldest has failed for ${time}`,
    de: (time: string) => `die älteste scheitert seit ${time}`,
  },
  silent: { en: 'does not answer', de: 'antwortet nicht' },
  services: { en: 'Events', de: 'Ereignisse' },
  unsent: { en: 'Not sent yet', de: 'Noch nicht gesendet' },
  oldest: { en: 'Oldest waits for', de: 'Ältestes wartet seit' },
  seconds: { en: (count: string) => `${count} s`, de: (count: string) => `${count} s` },
  minutes: { en: (count: string) => `${count} min`, de: (count: string) => `${count} Min.` },
  dashboards: { en: 'Dashboards', de: 'Dashboards' },
});
