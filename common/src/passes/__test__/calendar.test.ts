import { describe, expect, it } from '@jest/globals';
import { calendarFile } from '../calendar.ts';

const at = new Date('2030-05-01T10:00:00.000Z');
const event = {
  uid: '1@shop.example.com',
  at,
  startsAt: new Date('2030-06-01T18:00:00.000Z'),
  title: 'Quartet',
  where: 'Old Mill, Zürich',
  url: 'https://shop.example.com/orders/1',
};

describe('the file for a calendar', () => {
  it('When a line is long, then it goes on within 75 bytes a line, and no character is cut', () => {
    const title = 'Größe; '.repeat(40).trim();
    const file = calendarFile({ ...event, title });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.replace(/\r\n /g, '')).toContain(`SUMMARY:${title.replace(/;/g, '\\;')}`);
  });

  it('When the event has a zone, then it begins in that zone, which the file defines', () => {
    const lines = calendarFile({ ...event, timeZone: 'Europe/Zurich' }).split('\r\n');
    expect(lines).toContain('DTSTART;TZID=Europe/Zurich:20300601T200000');
    expect(lines).toContain('TZID:Europe/Zurich');
    expect(lines).toContain('TZOFFSETTO:+0200');
    expect(lines).toContain('DTSTAMP:20300501T100000Z');
    for (const part of ['VCALENDAR', 'VTIMEZONE', 'STANDARD', 'VEVENT'])
      expect(lines.indexOf(`BEGIN:${part}`)).toBeLessThan(lines.indexOf(`END:${part}`));
  });

  it('When the zone is UTC, then it is not away from itself', () => {
    expect(calendarFile({ ...event, timeZone: 'UTC' })).toContain('TZOFFSETTO:+0000');
  });

  it.each([[undefined], ['Moon/Base'], ['Europe/Zurich\r\nATTENDEE:x']])(
    'When the zone is %j, then it begins in UTC',
    (timeZone) => {
      const file = calendarFile({ ...event, timeZone });
      expect(file).toContain('DTSTART:20300601T180000Z');
      expect(file).not.toMatch(/VTIMEZONE|ATTENDEE/);
    },
  );

  it('When a title has lines and signs, then it is one line of text', () => {
    const file = calendarFile({ ...event, title: 'A, B; C\\D\r\nATTENDEE:mailto:x@example.com' });
    expect(file).toContain('SUMMARY:A\\, B\\; C\\\\D\\nATTENDEE');
    expect(file).not.toMatch(/^ATTENDEE/m);
  });
});
