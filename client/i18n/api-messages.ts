import type { Language } from './languages.ts';
import { inEach } from './texts.ts';

export const apiTexts = inEach({
  noAnswer: {
    en: 'No answer came. Check your connection and try again: nothing is done twice.',
    de: 'Es kam keine Antwort. Bitte die Verbindung prüfen und noch einmal versuchen: Nichts geschieht doppelt.',
  },
  unavailable: {
    en: 'This part of the shop is busy right now. Try again in a moment: nothing is done twice.',
    de: 'Dieser Teil des Ladens ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen: Nichts geschieht doppelt.',
  },
  unknown: { en: 'Something went wrong.', de: 'Etwas ist schiefgegangen.' },
});

export type ApiTexts = (typeof apiTexts)[Language];

/** What the services say, and how that is said in German. */
const apiMessages: readonly (readonly [string | RegExp, string])[] = [
  ['Email must be valid', 'Die E-Mail-Adresse muss gültig sein'],
  ['Email in use', 'Diese E-Mail-Adresse hat schon ein Konto'],
  ['Invalid credentials', 'E-Mail-Adresse oder Passwort stimmt nicht'],
  ['Password is required', 'Das Passwort fehlt'],
  [
    'Password must have 8 to 128 characters, with upper and lower case, a digit and a special character',
    'Das Passwort braucht 8 bis 128 Zeichen, darunter Groß- und Kleinbuchstaben, eine Ziffer und ein Sonderzeichen',
  ],
  ['Old password is required', 'Das alte Passwort fehlt'],
  ['Old password is wrong', 'Das alte Passwort stimmt nicht'],
  ['Name must be text of at most 80 characters', 'Der Name darf höchstens 80 Zeichen haben'],
  ['Too many requests, try again later', 'Zu viele Versuche. Bitte etwas warten'],
  [
    /^You hold (\d+) unpaid orders already: pay or cancel one first$/,
    'Du hältst schon $1 unbezahlte Bestellungen: Bitte erst eine bezahlen oder stornieren',
  ],
  ['Not authorized', 'Bitte anmelden'],
  ['Not found', 'Nicht gefunden'],
  ['Forbidden', 'Das ist nicht erlaubt'],
  ['Cross-site request refused', 'Anfrage von einer anderen Website abgelehnt'],
  ['Title is required', 'Der Titel fehlt'],
  ['Title must have at most 200 characters', 'Der Titel darf höchstens 200 Zeichen haben'],
  ['Price must be greater than 0', 'Der Preis muss größer als 0 sein'],
  ['Price must be at least 0.50', 'Der Preis muss mindestens 0,50 sein'],
  ['Date and time must be in the future', 'Datum und Uhrzeit müssen in der Zukunft liegen'],
  ['The event is over', 'Die Veranstaltung ist vorbei'],
  [
    /^Lowest price must be an amount .+$/,
    'Der niedrigste Preis muss ein Betrag bis 999.999,99 sein, mit höchstens 2 Nachkommastellen',
  ],
  [
    /^Highest price must be an amount .+$/,
    'Der höchste Preis muss ein Betrag bis 999.999,99 sein, mit höchstens 2 Nachkommastellen',
  ],
  [/^Earliest date must be .+$/, 'Das früheste Datum muss ein Tag sein, etwa 2030-05-17'],
  [/^Latest date must be .+$/, 'Das späteste Datum muss ein Tag sein, etwa 2030-05-17'],
  ['Search must be text of at most 200 characters', 'Die Suche darf höchstens 200 Zeichen haben'],
  ['Category must be text of at most 50 characters', 'Die Kategorie darf höchstens 50 Zeichen haben'],
  [/^Sort must be .+$/, 'Diese Sortierung gibt es nicht'],
  ['Cursor must be the one of the last page', 'Diese Seite der Liste gibt es nicht'],
  [
    'Orders cannot be asked at the moment, try again',
    'Ob noch so viele frei sind, lässt sich gerade nicht klären. Bitte gleich noch einmal versuchen',
  ],
  [
    'The listing was changed by somebody else meanwhile',
    'Das Angebot wurde inzwischen anderswo geändert: Bitte neu laden',
  ],
  [
    'Price must be at most 999,999.99, with at most 2 decimal places',
    'Der Preis darf höchstens 999.999,99 sein, mit höchstens 2 Nachkommastellen',
  ],
  ['Quantity must be a number from 1 to 10,000', 'Die Anzahl muss zwischen 1 und 10.000 liegen'],
  ['Max per order must be a number from 1 to 10,000', 'Die Höchstzahl muss zwischen 1 und 10.000 liegen'],
  [
    'Cannot withdraw a ticket that is reserved and not yet paid',
    'Reserviert und noch nicht bezahlt: Das Ticket kann noch nicht zurückgezogen werden',
  ],
  ['Cannot edit a reserved ticket', 'Ein reserviertes Ticket kann nicht geändert werden'],
  ['Ticket is already reserved', 'So viele sind nicht mehr da: Das Ticket ist schon reserviert'],
  ['Ticket is no longer for sale', 'Das Ticket wird nicht mehr verkauft'],
  ['You cannot order your own ticket', 'Das eigene Ticket kann man nicht bestellen'],
  [/^At most (\d+) in one order$/, 'Höchstens $1 je Bestellung'],
  ['The order has expired', 'Die Reservierung ist abgelaufen'],
  ['Only an unpaid order can be extended', 'Nur eine unbezahlte Bestellung kann verlängert werden'],
  ['An order can be extended only once', 'Eine Bestellung kann nur einmal verlängert werden'],
  ['An order is held for 30 minutes at most', 'Eine Bestellung wird höchstens 30 Minuten gehalten'],
  ['A paid order can only be refunded', 'Eine bezahlte Bestellung kann nur erstattet werden'],
  ['Card declined: Your card was declined.', 'Karte abgelehnt: Die Karte wurde abgelehnt.'],
  ['Card declined: Your card has insufficient funds.', 'Karte abgelehnt: Das Guthaben reicht nicht.'],
  ['Card declined: Your card has expired.', 'Karte abgelehnt: Die Karte ist abgelaufen.'],
  ["Card declined: Your card's security code is incorrect.", 'Karte abgelehnt: Die Prüfnummer stimmt nicht.'],
  [
    'Card declined: The payment method could not be authenticated.',
    'Karte abgelehnt: Die Bank konnte die Zahlung nicht bestätigen.',
  ],
  [/^Card declined: (.+)$/, 'Karte abgelehnt: $1'],
  [
    'The order has expired: you were not charged',
    'Die Reservierung ist abgelaufen: Es wurde nichts abgebucht',
  ],
  [
    'The order was cancelled or has expired: you were not charged',
    'Die Bestellung wurde storniert oder ist abgelaufen: Es wurde nichts abgebucht',
  ],
  ['The order is paid already', 'Die Bestellung ist schon bezahlt'],
  ['The order was refunded', 'Die Bestellung wurde erstattet'],
  ['The order is over: you were not charged', 'Die Bestellung ist vorbei: Es wurde nichts abgebucht'],
  ['Cannot edit a withdrawn ticket', 'Ein zurückgezogenes Angebot kann nicht geändert werden'],
  [
    /^Quantity cannot be below the (\d+) sold or held$/,
    'Die Anzahl kann nicht unter $1 liegen, so viele sind verkauft oder reserviert',
  ],
  ['Only a paid order can be refunded', 'Nur eine bezahlte Bestellung kann erstattet werden'],
];

/** The services speak English; what they may say to a visitor is known in the other languages too. */
export const inWords = (language: Language, message: string): string => {
  if (language === 'en') return message;
  for (const [said, translated] of apiMessages) {
    if (typeof said === 'string' ? said === message : said.test(message)) {
      return message.replace(said, translated);
    }
  }
  return message;
};
