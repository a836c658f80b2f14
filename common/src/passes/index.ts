export { type CalendarEvent, calendarFile } from './calendar.ts';
export { passPdf } from './pass-pdf.ts';
export type { PassSheet } from './pass-sheet.ts';
