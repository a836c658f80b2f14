import { expect, it } from '@jest/globals';
import type { Ticket } from '../../api/types.ts';
import { calendarFile } from '../calendar-file.ts';

const ticket = {
  id: '6543',
  title: 'Songs; old, and \\new',
  venue: 'Harbour stage',
  city: 'Zürich',
  description: `Two sets.\nThen ${'ä'.repeat(120)}`,
  startsAt: '2031-07-15T00:30:00.000Z',
} as Ticket & { startsAt: string };
const file = calendarFile(ticket, 'https://shop.example/tickets/6543', new Date('2031-01-01T00:00:00Z'));

it('When a listing becomes a calendar file, then its words mean nothing to the format', () => {
  expect(file.split('\r\n').slice(0, 8)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ticketing//Listing//EN',
    'BEGIN:VEVENT',
    'UID:6543@shop.example',
    'DTSTAMP:20310101T000000Z',
    'DTSTART:20310715T003000Z',
    'SUMMARY:Songs\\; old\\, and \\\\new',
  ]);
  expect(file).toContain('LOCATION:Harbour stage\\, Zürich\r\n');
  expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
});

it('When a line is too wide, then it goes on in the next, and nothing is lost', () => {
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:Two sets.\\nThen ${'ä'.repeat(120)}`);
});
