import { describe, expect, it } from '@jest/globals';
import { toSales } from '../to-sales.ts';
import { sampleDays } from './sample-days.ts';

describe('Sales of some days', () => {
  it('When there are days before them, then they are what these are compared with, and not counted', () => {
    const { totals, change, table } = toSales(
      sampleDays(4, (index) => (index < 2 ? 2 : 3)),
      2,
      'en',
    );
    expect(totals).toEqual({ revenue: 120, seats: 6, orders: 6, refunded: 0 });
    expect(change).toEqual({ revenue: 50, seats: 50 });
    expect(table.rows).toEqual([
      ['27 Nov', '3', '3', '€60.00', '–'],
      ['26 Nov', '3', '3', '€60.00', '–'],
    ]);
  });

  it('When nothing was sold before, then nothing is compared', () => {
    const days = sampleDays(4, (index) => (index < 2 ? 0 : 3));
    expect(toSales(days, 2, 'en').change).toEqual({ revenue: null, seats: null });
  });

  it('When it is a year, then it is shown by the week, and no seat is lost', () => {
    const { table, totals, charts } = toSales(
      sampleDays(364, () => 1),
      364,
      'de',
    );
    expect(table.head[0]).toBe('Woche ab');
    expect(table.rows).toHaveLength(52);
    expect(new Set(table.rows.map(([, , seats]) => seats))).toEqual(new Set(['7']));
    expect(totals.seats).toBe(364);
    expect(charts.columns.at(-1)?.text).toBe('Woche ab 21. Nov: 140,00\u00a0€, 7 Plätze');
  });
});
