/** What orders and expiration refuse; `#` stands for the number in the service's own sentence. */
export const order = {
  'number.invalid': {
    en: 'An order number has eight letters and digits',
    de: 'Eine Bestellnummer hat acht Buchstaben und Ziffern',
  },
  'user-id.invalid': { en: 'There is no such account', de: 'Dieses Konto gibt es nicht' },
  'ticket-id.required': { en: 'TicketId must be provided', de: 'Es fehlt, welches Ticket' },
  'ticket-ids.invalid': { en: 'There are no such listings', de: 'Diese Angebote gibt es nicht' },
  'order-ids.invalid': {
    en: 'At least one and at most # orders',
    de: 'Mindestens eine, höchstens # Bestellungen',
  },
  'day.invalid': { en: 'This is no day', de: 'Das ist kein Tag' },
  'days.too-many': { en: 'One day at least, and at most #', de: 'Mindestens ein Tag, höchstens #' },
  'status.invalid': { en: 'There is no such status', de: 'Diesen Status gibt es nicht' },
  'ticket.reserved': {
    en: 'Ticket is already reserved',
    de: 'So viele sind nicht mehr da: Das Ticket ist schon reserviert',
  },
  'ticket.withdrawn': { en: 'Ticket is no longer for sale', de: 'Das Ticket wird nicht mehr verkauft' },
  'ticket.over': { en: 'The event is over', de: 'Die Veranstaltung ist vorbei' },
  'ticket.own': {
    en: 'You cannot order your own ticket',
    de: 'Das eigene Ticket kann man nicht bestellen',
  },
  'ticket.max-per-order': { en: 'At most # in one order', de: 'Höchstens # je Bestellung' },
  'ticket.contended': {
    en: 'Too many want this at once, try again',
    de: 'Zu viele wollen das gerade: Bitte noch einmal versuchen',
  },
  'order.too-many-unpaid': {
    en: 'You hold # unpaid orders already: pay or cancel one first',
    de: 'Du hältst schon # unbezahlte Bestellungen: Bitte erst eine bezahlen oder stornieren',
  },
  'order.expired': { en: 'The order has expired', de: 'Die Reservierung ist abgelaufen' },
  'order.not-unpaid': {
    en: 'Only an unpaid order can be extended',
    de: 'Nur eine unbezahlte Bestellung kann verlängert werden',
  },
  'order.extended-already': {
    en: 'An order can be extended only once',
    de: 'Eine Bestellung kann nur einmal verlängert werden',
  },
  'order.max-hold': {
    en: 'An order is held for 30 minutes at most',
    de: 'Eine Bestellung wird höchstens 30 Minuten gehalten',
  },
  'order.refund-only': {
    en: 'A paid order can only be refunded',
    de: 'Eine bezahlte Bestellung kann nur erstattet werden',
  },
  'order.not-paid': {
    en: 'Only a paid order can be refunded',
    de: 'Nur eine bezahlte Bestellung kann erstattet werden',
  },
  'order.not-seller': {
    en: 'Only the seller or an admin can refund an order',
    de: 'Nur wer verkauft hat oder ein Admin kann eine Bestellung erstatten',
  },
};
