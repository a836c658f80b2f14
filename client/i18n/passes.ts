import { inEach } from './texts.ts';

export const passes = inEach({
  title: {
    en: (count: number) => (count === 1 ? 'Your ticket' : 'Your tickets'),
    de: (count: number) => (count === 1 ? 'Dein Ticket' : 'Deine Tickets'),
  },
  seat: {
    en: (place: number, of: number) => `Ticket ${place} of ${of}`,
    de: (place: number, of: number) => `Ticket ${place} von ${of}`,
  },
  codeOf: {
    en: (place: number, of: number) => `Code of ticket ${place} of ${of}`,
    de: (place: number, of: number) => `Code von Ticket ${place} von ${of}`,
  },
  large: { en: (label: string) => `${label}, large`, de: (label: string) => `${label}, groß` },
  close: { en: 'Tap to close', de: 'Zum Schließen tippen' },
  admitted: { en: 'Used', de: 'Benutzt' },
  void: { en: 'Void', de: 'Ungültig' },
  holder: { en: 'For', de: 'Für' },
  givenTo: { en: 'Given to', de: 'Weitergegeben an' },
  give: { en: 'Give to a friend', de: 'Weitergeben' },
  giveText: {
    en: 'Your friend receives the ticket by e-mail, with a code of their own. The one here ends.',
    de: 'Das Ticket kommt per E-Mail an, mit einem eigenen Code. Der Code hier gilt dann nicht mehr.',
  },
  giveYes: { en: 'Send the ticket', de: 'Ticket schicken' },
  email: { en: 'E-mail of your friend', de: 'E-Mail der Person' },
  name: { en: 'Name, if you like', de: 'Name, wenn du magst' },
  renew: { en: 'New code', de: 'Neuer Code' },
  renewText: {
    en: 'For when your phone is lost, or somebody has a photo: the code until now is refused at the door.',
    de: 'Wenn dein Handy weg ist oder jemand ein Foto hat: Der bisherige Code wird am Einlass abgewiesen.',
  },
  takeBack: { en: 'Take it back', de: 'Zurücknehmen' },
  takeBackText: {
    en: 'The ticket is yours again, with a new code. The one that you gave is refused at the door.',
    de: 'Das Ticket gehört wieder dir, mit neuem Code. Der weitergegebene wird am Einlass abgewiesen.',
  },
  pdf: { en: 'All as a PDF', de: 'Alles als PDF' },
  onePdf: { en: 'As a PDF', de: 'Als PDF' },
  calendar: { en: 'Into the calendar', de: 'In den Kalender' },
  number: { en: 'Order number', de: 'Bestellnummer' },
  seatNumber: { en: (seat: number) => `Seat ${seat}`, de: (seat: number) => `Platz ${seat}` },
  code: { en: 'Code of the ticket', de: 'Code des Tickets' },
  notValid: { en: 'This ticket is not valid', de: 'Dieses Ticket gilt nicht' },
  notValidNext: {
    en: 'Ask whoever gave you the ticket, or look for a newer e-mail.',
    de: 'Frag nach, von wem du das Ticket hast, oder such eine neuere E-Mail.',
  },
  showAtDoor: {
    en: 'Show this code at the door. Whoever has it gets in, once: do not pass it on.',
    de: 'Zeig diesen Code am Einlass. Wer ihn hat, kommt hinein, einmal: Gib ihn nicht weiter.',
  },
});
