import { inEach } from './texts.ts';

/** What an admin just did; the server puts it into the page. */
export const adminDone = inEach({
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
});
