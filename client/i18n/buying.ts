import { inEach } from './texts.ts';

export const buying = inEach({
  withdrawn: { en: 'Withdrawn', de: 'Zurückgezogen' },
  when: { en: 'When', de: 'Wann' },
  where: { en: 'Where', de: 'Wo' },
  map: { en: 'Show on a map', de: 'Auf der Karte zeigen' },
  category: { en: 'Category', de: 'Kategorie' },
  description: { en: 'About it', de: 'Beschreibung' },
  by: { en: 'Organised by', de: 'Veranstaltet von' },
  toCalendar: { en: 'Add to calendar', de: 'In den Kalender' },
  share: { en: 'Share', de: 'Teilen' },
  copied: { en: 'The address is copied.', de: 'Die Adresse ist kopiert.' },
  similar: { en: 'More like this', de: 'Ähnliches' },
  total: { en: 'Total', de: 'Summe' },
  each: { en: 'each', de: 'pro Stück' },
  quantity: { en: 'How many', de: 'Wie viele' },
  atMost: {
    en: (count: number) => `At most ${count} in one order`,
    de: (count: number) => `Höchstens ${count} je Bestellung`,
  },
  fewer: { en: 'One fewer', de: 'Eins weniger' },
  more: { en: 'One more', de: 'Eins mehr' },
  reserve: { en: 'Reserve', de: 'Reservieren' },
  reserving: { en: 'Reserving …', de: 'Wird reserviert …' },
  hold: {
    en: 'Held for you while you pay; the time is shown next.',
    de: 'Für dich reserviert, während du bezahlst; die Frist siehst du gleich.',
  },
  signInFirst: { en: 'Sign in to reserve', de: 'Zum Reservieren anmelden' },
  own: { en: 'This is your listing.', de: 'Das ist dein Angebot.' },
  edit: { en: 'Edit', de: 'Bearbeiten' },
  soldOutNext: {
    en: 'Every one is sold or held. A hold that ends brings it back here by itself.',
    de: 'Alle sind verkauft oder reserviert. Endet eine Reservierung, erscheint das Ticket hier von selbst.',
  },
  overNext: {
    en: 'This event has been. It is no longer sold.',
    de: 'Diese Veranstaltung ist vorbei. Sie wird nicht mehr verkauft.',
  },
  cancelled: { en: 'Cancelled', de: 'Abgesagt' },
  cancelledNext: { en: 'It does not take place.', de: 'Es findet nicht statt.' },
  withdrawnNext: {
    en: 'Its seller no longer sells it. What was bought stands.',
    de: 'Es wird nicht mehr verkauft. Was gekauft wurde, gilt.',
  },
  back: { en: 'All tickets', de: 'Alle Tickets' },
  leftNow: {
    en: (count: number) => (count === 0 ? 'Sold out now' : `${count} left now`),
    de: (count: number) => (count === 0 ? 'Jetzt ausverkauft' : `Jetzt noch ${count}`),
  },
});
