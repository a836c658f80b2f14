import { inEach } from './texts.ts';

export const deskOverview = inEach({
  title: { en: 'My listings', de: 'Meine Angebote' },
  sell: { en: 'Sell tickets', de: 'Tickets verkaufen' },
  none: { en: 'You sell nothing yet', de: 'Du verkaufst noch nichts' },
  noneNext: {
    en: 'Say what you have; it is on sale a moment later.',
    de: 'Sag, was du hast; einen Moment später ist es im Verkauf.',
  },
  listings: { en: 'Listings', de: 'Angebote' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  soldSeats: { en: 'Seats sold', de: 'Verkaufte Plätze' },
  change: {
    en: (percent: string) => `${percent} % against the days before`,
    de: (percent: string) => `${percent} % gegenüber den Tagen davor`,
  },
  orders: { en: 'Orders', de: 'Bestellungen' },
  refunds: { en: 'Refunded', de: 'Erstattet' },
});
