const maxBytes = 75;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');

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

interface CalendarEvent {
  uid: string;
  at: Date;
  startsAt: Date;
  title: string;
  where: string;
  url: string;
}

/** One event for any calendar. How long it lasts nobody has said, so it has a beginning only. */
export const calendarFile = ({ uid, at, startsAt, title, where, url }: CalendarEvent): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ticketing//Ticketing//EN', 'METHOD:PUBLISH'],
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp(at)}`, `DTSTART:${stamp(startsAt)}`],
    ...[`SUMMARY:${escaped(title)}`, ...(where ? [`LOCATION:${escaped(where)}`] : []), `URL:${url}`],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ]
    .map(folded)
    .join('\r\n');
