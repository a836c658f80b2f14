import { inEach } from './texts.ts';

export const mails = inEach({
  title: { en: 'Which e-mails you get', de: 'Welche E-Mails du bekommst' },
  always: {
    en: 'Receipts, refunds and what concerns your account are always sent.',
    de: 'Belege, Erstattungen und was dein Konto betrifft, werden immer geschickt.',
  },
  groups: {
    reminders: {
      en: 'Reminders: a hold that ends, the day before an event',
      de: 'Erinnerungen: eine Reservierung endet, der Tag vor einer Veranstaltung',
    },
    changes: {
      en: 'Changes of events that you have tickets for',
      de: 'Änderungen bei Veranstaltungen, für die du Tickets hast',
    },
    sales: {
      en: 'Sales: what was bought from you, at most once an hour',
      de: 'Verkäufe: was bei dir gekauft wurde, höchstens einmal je Stunde',
    },
  },
  save: { en: 'Save', de: 'Speichern' },
  saved: { en: 'Saved.', de: 'Gespeichert.' },
  unsubscribe: { en: 'No more of these e-mails?', de: 'Keine solchen E-Mails mehr?' },
  unsubscribeText: {
    en: 'Receipts and what concerns your account still come. You can change this at any time in your account.',
    de: 'Belege und was dein Konto betrifft, kommen weiter. Du kannst das jederzeit im Konto ändern.',
  },
  unsubscribeYes: { en: 'Unsubscribe', de: 'Abbestellen' },
  unsubscribed: { en: 'You will get no more of them.', de: 'Du bekommst keine mehr davon.' },
  toPreferences: { en: 'All e-mails', de: 'Alle E-Mails' },
});
