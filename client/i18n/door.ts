import { inEach } from './texts.ts';

export const door = inEach({
  title: { en: 'Door', de: 'Einlass' },
  ready: { en: 'Ready for the first ticket', de: 'Bereit für das erste Ticket' },
  results: {
    welcome: { en: 'Welcome', de: 'Willkommen' },
    already: { en: 'Already in', de: 'Schon drin' },
    void: { en: 'Void', de: 'Ungültig' },
    replaced: { en: 'Replaced', de: 'Ersetzt' },
    'other-event': { en: 'Another event', de: 'Andere Veranstaltung' },
    unknown: { en: 'Not ours', de: 'Nicht von uns' },
    unchecked: { en: 'Cannot be checked', de: 'Nicht prüfbar' },
  },
  notes: {
    welcome: { en: '', de: '' },
    already: { en: '', de: '' },
    void: {
      en: 'The order was refunded or cancelled.',
      de: 'Die Bestellung wurde erstattet oder storniert.',
    },
    replaced: {
      en: 'The ticket has a newer code: ask for that one.',
      de: 'Das Ticket hat einen neueren Code: Lass dir den zeigen.',
    },
    'other-event': { en: '', de: '' },
    unknown: {
      en: 'This is no code of a ticket sold here.',
      de: 'Das ist kein Code eines hier verkauften Tickets.',
    },
    unchecked: {
      en: 'Without a connection only scanned codes can be checked, by a browser that knows Ed25519 and has the list.',
      de: 'Ohne Verbindung sind nur gescannte Codes prüfbar, von einem Browser, der Ed25519 kennt und die Liste hat.',
    },
  },
  place: {
    en: (place: number, of: number) => `${place} of ${of}`,
    de: (place: number, of: number) => `${place} von ${of}`,
  },
  byList: {
    en: 'By the list of this door. It is reported when there is a connection.',
    de: 'Nach der Liste dieses Einlasses. Es wird gemeldet, sobald eine Verbindung da ist.',
  },
  undo: { en: 'Undo', de: 'Rückgängig' },
  camera: { en: 'What the camera sees', de: 'Was die Kamera sieht' },
  cameraOn: { en: 'Scan with the camera', de: 'Mit der Kamera scannen' },
  cameraOff: { en: 'Camera off', de: 'Kamera aus' },
  cameraRefused: {
    en: 'There is no camera, or this page may not use it: allow it in your browser, or type the code.',
    de: 'Es gibt keine Kamera, oder diese Seite darf sie nicht benutzen: Erlaube es im Browser, oder tippe den Code.',
  },
  torch: { en: 'Light', de: 'Licht' },
  typed: { en: 'Code, typed or from a scanner', de: 'Code, getippt oder vom Scanner' },
  check: { en: 'Check', de: 'Prüfen' },
  gate: { en: 'Name of this gate', de: 'Name dieses Eingangs' },
  count: { en: 'Who is in', de: 'Wer drin ist' },
  in: {
    en: (inside: number, of: number) => `${inside} of ${of} in`,
    de: (inside: number, of: number) => `${inside} von ${of} drin`,
  },
  waiting: {
    en: (count: number) => `${count} to be reported`,
    de: (count: number) => `${count} noch zu melden`,
  },
  conflicts: {
    en: (count: number) => (count === 1 ? '1 ticket was let in twice' : `${count} tickets were let in twice`),
    de: (count: number) =>
      count === 1 ? '1 Ticket wurde zweimal eingelassen' : `${count} Tickets wurden zweimal eingelassen`,
  },
  settled: {
    conflict: { en: 'Let in here as well:', de: 'Auch hier eingelassen:' },
    refused: { en: 'Let in here, but not valid:', de: 'Hier eingelassen, aber ungültig:' },
  },
  first: { en: 'first', de: 'zuerst' },
  recent: { en: 'Who came last', de: 'Wer zuletzt kam' },
  seat: { en: (seat: number) => `seat ${seat}`, de: (seat: number) => `Platz ${seat}` },
  offline: {
    en: 'No connection. Scanned tickets are checked by the list of this door, and reported later.',
    de: 'Keine Verbindung. Gescannte Tickets werden nach der Liste dieses Einlasses geprüft und später gemeldet.',
  },
  noAccess: {
    en: 'This door is for who sells these tickets, and for helpers with a link of theirs.',
    de: 'Dieser Einlass ist für die, die diese Tickets verkaufen, und für Helfer mit einem Link von ihnen.',
  },
  needsScript: { en: 'The door needs JavaScript.', de: 'Der Einlass braucht JavaScript.' },
  helpers: { en: 'Helpers', de: 'Helfer' },
  helpersText: {
    en: 'Whoever has such a link can let people in to this event, and nothing else. No account needed.',
    de: 'Wer so einen Link hat, kann Leute zu dieser Veranstaltung einlassen, und sonst nichts. Ohne Konto.',
  },
  helperName: { en: 'Name of the helper or gate', de: 'Name der Person oder des Eingangs' },
  makeLink: { en: 'Make a link', de: 'Link erstellen' },
  making: { en: 'Making …', de: 'Wird erstellt …' },
  linkOnce: {
    en: 'Send this link now: it is shown this once.',
    de: 'Schick diesen Link jetzt: Er wird nur dieses eine Mal gezeigt.',
  },
  copy: { en: 'Copy', de: 'Kopieren' },
  copied: { en: 'Copied.', de: 'Kopiert.' },
  end: { en: 'End the link', de: 'Link beenden' },
  ended: { en: 'The link is ended.', de: 'Der Link ist beendet.' },
  attendees: { en: 'Attendees', de: 'Gäste' },
});
