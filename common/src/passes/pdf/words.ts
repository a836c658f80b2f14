export type PassLanguage = 'en' | 'de';

interface PassWords {
  locale: string;
  ticket: string;
  tickets: string;
  seat: string;
  seatOf: (seat: number, seats: number) => string;
  holder: string;
  order: string;
  whenOpen: string;
  note: string;
}

export const passWords: Record<PassLanguage, PassWords> = {
  en: {
    locale: 'en-IE',
    ticket: 'Ticket',
    tickets: 'Tickets',
    seat: 'Seat',
    seatOf: (seat, seats) => `${seat} of ${seats}`,
    holder: 'Name',
    order: 'Order',
    whenOpen: 'The date will be announced',
    note: 'Show this code at the door, on paper or on a screen. It admits one person, once: who has a copy of it has your seat.',
  },
  de: {
    locale: 'de-DE',
    ticket: 'Eintrittskarte',
    tickets: 'Eintrittskarten',
    seat: 'Platz',
    seatOf: (seat, seats) => `${seat} von ${seats}`,
    holder: 'Name',
    order: 'Bestellung',
    whenOpen: 'Der Termin wird noch bekannt gegeben',
    note: 'Zeig diesen Code am Einlass, auf Papier oder auf dem Bildschirm. Er lässt eine Person ein, einmal: Wer eine Kopie hat, hat deinen Platz.',
  },
};
