import type { PassSheet } from '../pass-sheet.ts';

export const someSheet = (more: Partial<PassSheet> = {}): PassSheet => ({
  title: 'String quartet by candlelight',
  startsAt: new Date('2030-06-01T18:00:00.000Z'),
  timeZone: 'Europe/Zurich',
  venue: 'Old Mill',
  city: 'Zürich',
  number: 'K7WQ2MXD',
  seat: 1,
  seats: 2,
  code: `TK1${'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.repeat(4)}`,
  shortCode: 'K7WQ2MXD-1-QF5A',
  ...more,
});
