import { describe, expect, it } from '@jest/globals';
import { drawCharts, type Wording } from '../draw-charts.ts';
import { sampleDays } from './sample-days.ts';

const wording: Wording = {
  revenue: 'Revenue a day',
  seats: 'Seats a day',
  money: (amount) => `€${amount}`,
  count: String,
  label: (day) => day.slice(5),
  column: ({ day, seats }) => `${day}: ${seats}`,
};

/** The points a path goes through, without what bends it. */
const pointsOf = (path = '') =>
  path.split(/(?=[MLCVHhZz])/).map((part) => part.slice(1).split(/[ ,]/).slice(-2).map(Number));

describe('Charts of sales', () => {
  it('When more is sold each day, then the line climbs from the ground to below the top', () => {
    const { line, ticks, height } = drawCharts(sampleDays(5), wording).revenue;
    const points = pointsOf(line);
    expect(points).toHaveLength(5);
    expect(points[0]).toEqual([100, height]);
    const tops = points.map(([, y]) => Number(y));
    expect(tops).toEqual([...tops].sort((one, other) => other - one));
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
    expect(ticks.map(({ text }) => text)).toEqual(['€20', '€40', '€60', '€80']);
  });

  it('When there are peaks beside empty days, then the curve stays on the ground between them', () => {
    const days = sampleDays(7, (index) => (index === 3 ? 40 : 0));
    const { line = '', height } = drawCharts(days, wording).revenue;
    const all = (line.match(/-?[\d.]+/g) ?? []).map(Number).filter((_, index) => index % 2 === 1);
    expect(Math.max(...all)).toBeLessThanOrEqual(height);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  });

  it('When seats are drawn, then a bar stands for each day that sold, under the point of its revenue', () => {
    const { seats, revenue } = drawCharts(sampleDays(5), wording);
    const bars = (seats.bars ?? '').split('z').filter(Boolean);
    expect(bars).toHaveLength(4);
    const [, left = '', wide = ''] = /^M([\d.]+) .*h([\d.]+)/.exec(bars[0] ?? '') ?? [];
    expect(Number(left) + Number(wide) / 2).toBeCloseTo(Number(pointsOf(revenue.line)[1]?.[0]), 0);
  });

  it('When the range is long, then few days are named, the last one among them', () => {
    const { labels, columns } = drawCharts(sampleDays(90), wording);
    expect(labels.length).toBeLessThanOrEqual(6);
    expect(labels.at(-1)?.text).toBe('11-27');
    expect(columns).toHaveLength(90);
    const last = columns.at(-1);
    expect(Number(last?.x) + Number(last?.width)).toBeCloseTo(100, 0);
  });

  it('When it is a week, then each of its days is named', () => {
    expect(drawCharts(sampleDays(7), wording).labels).toHaveLength(7);
  });

  it('When nothing was sold, or there are no days, then there is a flat line and no bar', () => {
    const { revenue, seats } = drawCharts(
      sampleDays(7, () => 0),
      wording,
    );
    expect(new Set(pointsOf(revenue.line).map(([, y]) => y))).toEqual(new Set([revenue.height]));
    expect(seats.bars).toBe('');
    expect(drawCharts([], wording).revenue.line).toBe('');
  });

  it('When a fraction of a seat would be a line to read by, then there is none', () => {
    const { ticks } = drawCharts(
      sampleDays(3, () => 1),
      wording,
    ).seats;
    expect(ticks.map(({ text }) => text)).toEqual(['1']);
  });
});
