/** What orders refuses about passes and doors; `#` stands for the number in the service's own sentence. */
export const pass = {
  'order.admitted': {
    en: 'Somebody is in with a ticket of this order already',
    de: 'Mit einem Ticket dieser Bestellung ist schon jemand drin',
  },
  'pass.void': { en: 'The ticket is void', de: 'Das Ticket ist ungültig' },
  'pass.admitted': { en: 'The ticket has been used already', de: 'Das Ticket wurde schon benutzt' },
  'pass.too-many-codes': {
    en: 'The ticket has had too many codes',
    de: 'Das Ticket hatte schon zu viele Codes',
  },
  'pass.not-admitted': {
    en: 'Nobody is in with this ticket',
    de: 'Mit diesem Ticket ist niemand drin',
  },
  'pass.undo-late': {
    en: 'This can be undone within a minute only',
    de: 'Das geht nur innerhalb einer Minute rückgängig',
  },
  'pass.replaced': {
    en: 'This code was replaced by a newer one: the ticket was given on, or got a new code',
    de: 'Dieser Code wurde durch einen neueren ersetzt: Das Ticket wurde weitergegeben oder bekam einen neuen Code',
  },
  'pass-id.required': { en: 'It is missing which ticket', de: 'Es fehlt, welches Ticket' },
  'code.required': { en: 'A code is missing', de: 'Es fehlt ein Code' },
  'gate.invalid': {
    en: 'The gate has a name of at most # characters',
    de: 'Der Eingang hat einen Namen mit höchstens # Zeichen',
  },
  'admissions.invalid': {
    en: 'At most # admissions, each with code and time',
    de: 'Höchstens # Einlässe, jeder mit Code und Zeit',
  },
  'admitted.invalid': { en: 'Admitted is true or false', de: 'Eingelassen ist wahr oder falsch' },
  'search.too-long': {
    en: 'At most # characters to search for',
    de: 'Höchstens # Zeichen für die Suche',
  },
  'name.door-invalid': { en: 'A name of 1 to 40 characters', de: 'Ein Name mit 1 bis 40 Zeichen' },
  'door.limit': {
    en: 'There are # links to this door already: end one first',
    de: 'Es gibt schon # Links zu diesem Einlass: Bitte erst einen beenden',
  },
  'door.ended': { en: 'This link is not valid any more', de: 'Dieser Link gilt nicht mehr' },
  'door.other-listing': {
    en: 'This link is for another event',
    de: 'Dieser Link ist für eine andere Veranstaltung',
  },
};
