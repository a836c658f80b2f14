import { describe, expect, it } from '@jest/globals';
import { rangeOf, spanOf } from '../span.ts';

describe('The days that are asked for', () => {
  const late = Date.parse('2026-11-27T23:30:00Z');

  it('When it is tomorrow already where the visitor is, then their today is the last day', () => {
    expect(spanOf(7, 'Europe/Berlin', late).to).toBe('2026-11-28');
    expect(spanOf(7, 'America/New_York', late).to).toBe('2026-11-27');
  });

  it('When a range can be compared with the one before, then twice as many days are asked for', () => {
    expect(spanOf(28, 'UTC', late)).toEqual({ from: '2026-10-03', to: '2026-11-27', shown: 28 });
  });

  it('When it is a year, then it is 52 whole weeks, without what was before', () => {
    expect(spanOf(365, 'UTC', late)).toEqual({ from: '2025-11-29', to: '2026-11-27', shown: 364 });
  });

  it('When the clocks change on the way, then no day is left out', () => {
    const { from } = spanOf(7, 'Europe/Berlin', Date.parse('2026-10-27T12:00:00Z'));
    expect(from).toBe('2026-10-14');
  });

  it('When the address has no such range, then it is four weeks', () => {
    expect([rangeOf('90'), rangeOf('30'), rangeOf(undefined), rangeOf(['7'])]).toEqual([90, 28, 28, 28]);
  });
});
