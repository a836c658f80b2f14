import { inEach } from './texts.ts';

/** What all pages of admins say. */
export const admin = inEach({
  sections: { en: 'Running the shop', de: 'Den Laden führen' },
  today: { en: 'Today', de: 'Heute' },
  users: { en: 'Users', de: 'Konten' },
  listings: { en: 'Listings', de: 'Angebote' },
  orders: { en: 'Orders', de: 'Bestellungen' },
  letters: { en: 'Dead letters', de: 'Unzustellbares' },
  audit: { en: 'Audit log', de: 'Protokoll' },
  find: { en: 'Search', de: 'Suchen' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  allServices: { en: 'All services', de: 'Alle Dienste' },
  service: { en: 'Service', de: 'Dienst' },
  silent: {
    en: (services: string) => `Does not answer, so its entries are missing here: ${services}.`,
    de: (services: string) => `Antwortet nicht, seine Einträge fehlen hier: ${services}.`,
  },
});
