const amount = 'ein Betrag bis 999.999,99 sein, mit höchstens 2 Nachkommastellen';

/** What tickets refuses; `#` stands for the number in the service's own sentence. */
export const listing = {
  'title.required': { en: 'Title is required', de: 'Der Titel fehlt' },
  'title.too-long': {
    en: 'Title must have at most 200 characters',
    de: 'Der Titel darf höchstens 200 Zeichen haben',
  },
  'price.not-positive': { en: 'Price must be greater than 0', de: 'Der Preis muss größer als 0 sein' },
  'price.too-low': { en: 'Price must be at least 0.50', de: 'Der Preis muss mindestens 0,50 sein' },
  'price.invalid': {
    en: 'Price must be at most 999,999.99, with at most 2 decimal places',
    de: 'Der Preis darf höchstens 999.999,99 sein, mit höchstens 2 Nachkommastellen',
  },
  'quantity.out-of-range': {
    en: 'Quantity must be a number from 1 to 10,000',
    de: 'Die Anzahl muss zwischen 1 und 10.000 liegen',
  },
  'max-per-order.out-of-range': {
    en: 'Max per order must be a number from 1 to 10,000',
    de: 'Die Höchstzahl muss zwischen 1 und 10.000 liegen',
  },
  'description.invalid': {
    en: 'Description must be text of at most 5,000 characters',
    de: 'Die Beschreibung darf höchstens 5.000 Zeichen haben',
  },
  'category.invalid': {
    en: 'There is no such category',
    de: 'Diese Kategorie gibt es nicht',
  },
  'city.invalid': {
    en: 'City must be text of at most 80 characters',
    de: 'Die Stadt darf höchstens 80 Zeichen haben',
  },
  'address.invalid': {
    en: 'Address must be text of at most 200 characters',
    de: 'Die Adresse darf höchstens 200 Zeichen haben',
  },
  'seller.unconfirmed': {
    en: 'Confirm your e-mail address before you sell: the link is in your mail, and your account sends another',
    de: 'Bestätige deine E-Mail-Adresse, bevor du verkaufst: Der Link ist in deiner Post, und dein Konto schickt einen neuen',
  },
  'time-zone.invalid': {
    en: 'There is no such time zone',
    de: 'Diese Zeitzone gibt es nicht',
  },
  'image-id.unknown': {
    en: 'Image must be one that you have uploaded',
    de: 'Das Bild muss eines sein, das du hochgeladen hast',
  },
  'venue.invalid': {
    en: 'Venue must be text of at most 200 characters',
    de: 'Der Ort darf höchstens 200 Zeichen haben',
  },
  'starts-at.invalid': {
    en: 'Date and time must be given in full, or not at all',
    de: 'Datum und Uhrzeit müssen vollständig sein, oder ganz fehlen',
  },
  'starts-at.past': {
    en: 'Date and time must be in the future',
    de: 'Datum und Uhrzeit müssen in der Zukunft liegen',
  },
  'sort.invalid': { en: 'There is no such sorting', de: 'Diese Sortierung gibt es nicht' },
  'available.invalid': { en: 'There is no such filter', de: 'Diesen Filter gibt es nicht' },
  'search.invalid': {
    en: 'Search must be text of at most 200 characters',
    de: 'Die Suche darf höchstens 200 Zeichen haben',
  },
  'seller.invalid': { en: 'There is no such seller', de: 'Diesen Verkäufer gibt es nicht' },
  'min-price.invalid': {
    en: 'Lowest price must be an amount up to 999,999.99, with at most 2 decimal places',
    de: `Der niedrigste Preis muss ${amount}`,
  },
  'max-price.invalid': {
    en: 'Highest price must be an amount up to 999,999.99, with at most 2 decimal places',
    de: `Der höchste Preis muss ${amount}`,
  },
  'from.invalid': {
    en: 'Earliest date must be a day, such as 2030-05-17',
    de: 'Das früheste Datum muss ein Tag sein, etwa 2030-05-17',
  },
  'to.invalid': {
    en: 'Latest date must be a day, such as 2030-05-17',
    de: 'Das späteste Datum muss ein Tag sein, etwa 2030-05-17',
  },
  'ids.invalid': { en: 'There are no such listings', de: 'Diese Angebote gibt es nicht' },
  'reason.required': { en: 'Reason is required', de: 'Der Grund fehlt' },
  'reason.too-long': {
    en: 'Reason must have at most 500 characters',
    de: 'Der Grund darf höchstens 500 Zeichen haben',
  },
  'reason.invalid': {
    en: 'Reason must be text of at most 500 characters',
    de: 'Der Grund muss ein Text mit höchstens 500 Zeichen sein',
  },
  'ticket.not-yours': { en: 'This is not your listing', de: 'Das ist nicht dein Angebot' },
  'ticket.edit-withdrawn': {
    en: 'Cannot edit a withdrawn ticket',
    de: 'Ein zurückgezogenes Angebot kann nicht geändert werden',
  },
  'ticket.edit-reserved': {
    en: 'Cannot edit a reserved ticket',
    de: 'Ein reserviertes Ticket kann nicht geändert werden',
  },
  'ticket.quantity-taken': {
    en: 'Quantity cannot be below the # sold or held',
    de: 'Die Anzahl kann nicht unter # liegen, so viele sind verkauft oder reserviert',
  },
  'ticket.withdraw-unpaid': {
    en: 'Cannot withdraw a ticket that is reserved and not yet paid',
    de: 'Reserviert und noch nicht bezahlt: Das Ticket kann noch nicht zurückgezogen werden',
  },
  'ticket.changed': {
    en: 'The listing was changed by somebody else meanwhile',
    de: 'Das Angebot wurde inzwischen anderswo geändert: Bitte neu laden',
  },
  'ticket.seats-undecided': {
    en: 'Orders cannot be asked at the moment, try again',
    de: 'Ob noch so viele frei sind, lässt sich gerade nicht klären. Bitte gleich noch einmal versuchen',
  },
};
