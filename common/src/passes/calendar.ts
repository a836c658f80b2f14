import { inZone } from './in-zone.ts';

const maxBytes = 75;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n|\r/g, '\\n');

/** RFC 5545 wants lines of at most 75 bytes; the rest goes on behind a space, and no character is cut. */
const folded = (line: string): string => {
  let bytes = 0;
  let text = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
};

const stamp = (at: Date): string => `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;

/** The beginning in the event's zone, and the zone as it is on that day; in UTC where there is none that we know. */
const beginning = (startsAt: Date, timeZone: string | undefined) => {
  const local = timeZone && inZone(startsAt, timeZone);
  if (!local) return { zone: [], start: `DTSTART:${stamp(startsAt)}` };
  const offsets = [`TZOFFSETFROM:${local.offset}`, `TZOFFSETTO:${local.offset}`];
  return {
    zone: [
      ...['BEGIN:VTIMEZONE', `TZID:${timeZone}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', ...offsets],
      ...['END:STANDARD', 'END:VTIMEZONE'],
    ],
    start: `DTSTART;TZID=${timeZone}:${local.time}`,
  };
};

export interface CalendarEvent {
  uid: string;
  at: Date;
  startsAt: Date;
  timeZone?: string | undefined;
  title: string;
  where: string;
  url: string;
}

/** One event for any calendar. How long it lasts nobody has said, so it has a beginning only. */
export const calendarFile = ({ uid, at, startsAt, timeZone, title, where, url }: CalendarEvent): string => {
  const { zone, start } = beginning(startsAt, timeZone);
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ticketing//Ticketing//EN', 'METHOD:PUBLISH', ...zone],
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp(at)}`, start],
    ...[`SUMMARY:${escaped(title)}`, ...(where ? [`LOCATION:${escaped(where)}`] : []), `URL:${url}`],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ]
    .map(folded)
    .join('\r\n');
};
