import { duration } from '../traces/duration.ts';
import { type Row, rowsOf } from '../traces/rows.ts';
import { type TimeAxis, timeAxis } from '../traces/time-axis.ts';
import type { Trace } from '../traces/trace.ts';
import { isWait, marksOf } from '../traces/what-it-is.ts';
import type { Paint } from './colours.ts';

const minBars = 24;
const maxNames = 52;

interface Widths {
  service: number;
  name: number;
  bars: number;
}

/** The trace as lines of text: who, what, when, how long; what it links to below it. */
export const waterfall = (trace: Trace, columns: number, paint: Paint): string[] => {
  const rows = rowsOf(trace);
  const axis = timeAxis(trace.spans);
  const services = [...new Set(trace.spans.map(({ service }) => service))];
  const service = Math.max(...services.map(({ length }) => length));
  const name = Math.min(maxNames, Math.max(...rows.map((row) => nameOf(row).length)));
  const times = 10;
  const widths = { service, name, bars: Math.max(minBars, columns - service - name - times - 4) };
  return [
    ...axisLines(axis, widths, paint),
    ...rows.flatMap((row) => linesOf(row, axis, services, widths, paint)),
  ];
};

const nameOf = (row: Row): string => {
  const marks = 'span' in row ? marksOf(row.span).map((mark) => ` [${mark}]`) : [];
  return `${'  '.repeat(row.depth)}${'span' in row ? row.span.name : `missing parent ${row.missing}`}${marks.join('')}`;
};

const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

const linesOf = (row: Row, axis: TimeAxis, services: string[], widths: Widths, paint: Paint): string[] => {
  const name = cut(nameOf(row), widths.name).padEnd(widths.name);
  if (!('span' in row)) return [`${' '.repeat(widths.service)} ${paint(name.trimEnd(), 'yellow')}`];
  const { span, node } = row;
  const hue = services.indexOf(span.service);
  const isBad = marksOf(span).length > 0;
  const line = [
    paint(span.service.padEnd(widths.service), hue),
    isBad ? paint(name, span.error ? 'red' : 'yellow') : name,
    barOf(row, axis, widths.bars, (text) => paint(text, hue), paint),
    duration(span.end - span.start).padStart(9),
  ];
  const below = ' '.repeat(widths.service + 1 + 2 * row.depth + 2);
  const notes = [
    ...(span.statusMessage ? [`! ${span.statusMessage}`] : []),
    ...span.links.map(({ traceId, spanId }) =>
      traceId === span.traceId ? `→ follows ${spanId}, the try before` : `→ linked to trace ${traceId}`,
    ),
    ...(node.skewMs > 1
      ? [`~ begins ${duration(node.skewMs)} before its parent: clocks, or an earlier fact`]
      : []),
  ];
  return [line.join(' '), ...notes.map((note) => `${below}${paint(note, 'dim')}`)];
};

const barOf = (row: Row, axis: TimeAxis, width: number, own: (text: string) => string, paint: Paint) => {
  if (!('span' in row)) return '';
  const { span } = row;
  const from = Math.min(width - 1, Math.floor(axis.at(span.start) * width));
  const to = Math.min(width, Math.max(from + 1, Math.round(axis.at(span.end) * width)));
  const cells = Array.from({ length: width }, (_, n) => (isBroken(axis, n, width) ? '┊' : ' '));
  const text = (isWait(span) ? '░' : '█').repeat(to - from);
  const [before, after] = [cells.slice(0, from).join(''), cells.slice(to).join('')];
  return `${paint(before, 'dim')}${own(text)}${paint(after, 'dim')}`;
};

/** Both ends of a long time in which nothing happened. */
const isBroken = ({ breaks }: TimeAxis, cell: number, width: number) =>
  breaks.some(({ from, to }) => [Math.floor(from * width), Math.ceil(to * width) - 1].includes(cell));

/** Above, how long nothing happened; below, the time since the start. */
const axisLines = (axis: TimeAxis, { service, name, bars }: Widths, paint: Paint) => {
  const idle = axis.breaks.map(({ from, ms }) => ({ at: from, text: `┊${duration(ms)} idle` }));
  const ticks = axis.ticks.map(({ at, ms }) => ({ at, text: `|${duration(ms).replace('.0 ms', ' ms')}` }));
  return [idle, ticks]
    .filter(({ length }) => length > 0)
    .map((labels) => `${' '.repeat(service + name + 2)}${paint(written(labels, bars), 'dim')}`);
};

/** What would lie upon another is left out. */
const written = (labels: readonly { at: number; text: string }[], width: number) => {
  let line = '';
  for (const { at, text } of labels) {
    const from = Math.max(0, Math.min(width - text.length, Math.floor(at * width)));
    if (from === 0 || from > line.length) line = line.padEnd(from) + text;
  }
  return line;
};
