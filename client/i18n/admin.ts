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
  first: { en: 'First page', de: 'Erste Seite' },
  next: { en: 'Next page', de: 'Nächste Seite' },
  allServices: { en: 'All services', de: 'Alle Dienste' },
  service: { en: 'Service', de: 'Dienst' },
  silent: {
    en: (services: string) => `Does not answer, so its entries are missing here: ${services}.`,
    de: (services: string) => `Antwortet nicht, seine Einträge fehlen hier: ${services}.`,
  },
  done: {
    suspended: {
      en: 'Suspended. All sessions have ended, the listings leave the shop.',
      de: 'Gesperrt. Alle Sitzungen sind beendet, die Angebote verlassen den Laden.',
    },
    readmitted: {
      en: 'Readmitted. The listings come back.',
      de: 'Entsperrt. Die Angebote kommen zurück.',
    },
    role: { en: 'The role was changed.', de: 'Die Rolle wurde geändert.' },
    signedOut: { en: 'All sessions have ended.', de: 'Alle Sitzungen sind beendet.' },
    withdrawn: {
      en: 'Withdrawn. The seller gets a message with your reason.',
      de: 'Zurückgezogen. Wer es anbot, bekommt eine Nachricht mit deinem Grund.',
    },
    refunding: { en: 'The refund is on its way.', de: 'Die Erstattung ist unterwegs.' },
    replayed: { en: 'Sent again, and closed.', de: 'Noch einmal gesendet und geschlossen.' },
    dropped: { en: 'Dropped: it is never applied.', de: 'Verworfen: Es wird nie angewendet.' },
  },
});
