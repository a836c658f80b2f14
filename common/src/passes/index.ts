export { type CalendarEvent, calendarFile } from './calendar.ts';
export {
  codeLength,
  isShortCodeOf,
  maxRevision,
  type PassCode,
  readCode,
  readShortCode,
  shortCodeOf,
  signCode,
} from './pass-code.ts';
export { jwksOf, type PassKey, type PassKeys, passKeysOf } from './pass-keys.ts';
export { passPdf } from './pass-pdf.ts';
export type { PassSheet } from './pass-sheet.ts';
export type { PassLanguage } from './pdf/words.ts';
