import { scaleBand, scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { Charts, Day, Plot } from '../../api/desk-types.ts';

const width = 1000;
const revenueHeight = 160;
const seatsHeight = 56;
const maxLabels = 5;
/** A short range has room for each of its days. */
const maxForEach = 7;

/** How days and amounts are said. */
export interface Wording {
  revenue: string;
  seats: string;
  money(amount: number): string;
  count(amount: number): string;
  label(day: string): string;
  column(day: Day): string;
}

const round = (value: number) => Math.round(value * 100) / 100;
const percent = (value: number) => round((value / width) * 100);

/** Few lines to read it by, none of them at nothing. */
const scaleOf = (most: number, height: number, ticks: number) => {
  const scale = scaleLinear()
    .domain([0, most || 1])
    .range([height, 0])
    .nice(ticks);
  return { scale, marks: most > 0 ? scale.ticks(ticks).filter((mark) => mark > 0) : [] };
};

const plotRevenue = (
  days: readonly Day[],
  middle: (day: Day) => number,
  { money, revenue: name }: Wording,
): Plot => {
  const { scale, marks } = scaleOf(Math.max(...days.map(({ revenue }) => revenue)), revenueHeight, 3);
  const top = ({ revenue }: Day) => scale(revenue);
  const filled = area<Day>(middle, revenueHeight, top).curve(curveMonotoneX).digits(1);
  const drawn = line<Day>(middle, top).curve(curveMonotoneX).digits(1);
  return {
    name,
    height: revenueHeight,
    area: filled([...days]) ?? '',
    line: drawn([...days]) ?? '',
    ticks: marks.map((mark) => ({ y: round(scale(mark)), text: money(mark) })),
  };
};

const plotSeats = (
  days: readonly Day[],
  left: (day: Day) => number,
  wide: number,
  { count, seats: name }: Wording,
): Plot => {
  const { scale, marks } = scaleOf(Math.max(...days.map(({ seats }) => seats)), seatsHeight, 3);
  const bar = (day: Day) => {
    const top = round(scale(day.seats));
    return `M${round(left(day))} ${seatsHeight}V${top}h${wide}V${seatsHeight}z`;
  };
  return {
    name,
    height: seatsHeight,
    bars: days
      .filter(({ seats }) => seats > 0)
      .map(bar)
      .join(''),
    ticks: marks
      .filter(Number.isInteger)
      .slice(-1)
      .map((mark) => ({ y: round(scale(mark)), text: count(mark) })),
  };
};

const labelled = (days: readonly Day[]): Day[] => {
  const each = days.length <= maxForEach ? 1 : Math.ceil(days.length / maxLabels);
  return days.filter((_, index) => (days.length - 1 - index) % each === 0);
};

/** Revenue as an area, seats as bars below it, day by day: paths of SVG, so that no page brings along what draws them. */
export const drawCharts = (days: readonly Day[], wording: Wording): Charts => {
  // half a gap outside: as many equal columns as there are days, each with its bar in the middle
  const band = scaleBand(
    days.map(({ day }) => day),
    [0, width],
  )
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const left = ({ day }: Day) => band(day) ?? 0;
  const middle = (day: Day) => left(day) + band.bandwidth() / 2;
  const step = width / Math.max(days.length, 1);
  return {
    revenue: plotRevenue(days, middle, wording),
    seats: plotSeats(days, left, round(band.bandwidth()), wording),
    labels: labelled(days).map((day, index, { length }) => ({
      x: percent(middle(day)),
      text: wording.label(day.day),
      isSpare: days.length > maxForEach && (length - 1 - index) % 2 === 1,
    })),
    columns: days.map((day, index) => ({
      x: percent(index * step),
      width: percent(step),
      text: wording.column(day),
    })),
  };
};
