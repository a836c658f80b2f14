export const unavailable = {
  en: 'This part of the shop is busy right now. Try again in a moment: nothing is done twice.',
  de: 'Dieser Teil des Ladens ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen: Nichts geschieht doppelt.',
};
const internal = { en: 'Something went wrong', de: 'Etwas ist schiefgegangen' };
const unreadable = { en: 'The request could not be read', de: 'Die Anfrage war nicht lesbar' };
const repeated = {
  en: 'This was sent twice: look whether it is done, and try again',
  de: 'Das wurde doppelt gesendet: Bitte nachsehen, ob es geschehen ist, und noch einmal versuchen',
};

/** What any service may answer to any request. */
export const request = {
  internal,
  'dependency.unavailable': unavailable,
  'session.required': { en: 'Please sign in', de: 'Bitte anmelden' },
  'session.overloaded': unavailable,
  'resource.not-found': { en: 'Not found', de: 'Nicht gefunden' },
  'resource.not-known-yet': unavailable,
  'request.forbidden': { en: 'Forbidden', de: 'Das ist nicht erlaubt' },
  'request.cross-site': {
    en: 'Cross-site request refused',
    de: 'Anfrage von einer anderen Website abgelehnt',
  },
  'request.rate-limited': {
    en: 'Too many requests, try again later',
    de: 'Zu viele Versuche. Bitte etwas warten',
  },
  'request.conflict': {
    en: 'Changed by too many at once, try again',
    de: 'Das haben zu viele auf einmal geändert: Bitte noch einmal versuchen',
  },
  'request.malformed': unreadable,
  'request.invalid-json': unreadable,
  'request.too-large': { en: 'That is too much text', de: 'Das ist zu viel Text' },
  'request.unsupported-media-type': unreadable,
  'request.unsupported-encoding': unreadable,
  'request.unsupported-charset': unreadable,
  'request.wrong-length': unreadable,
  'request.aborted': unreadable,
  'idempotency.invalid-key': internal,
  'idempotency.reused': repeated,
  'idempotency.running': repeated,
  'idempotency.expired': repeated,
  'stream.full': unavailable,
  'limit.invalid': { en: 'Limit must be a number from 1 to 100', de: 'Höchstens 100 auf einer Seite' },
  'cursor.invalid': {
    en: 'Cursor must be the one of the last page',
    de: 'Diese Seite der Liste gibt es nicht',
  },
};
