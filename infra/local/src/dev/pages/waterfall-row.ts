import { duration } from '../../traces/duration.ts';
import type { Row } from '../../traces/rows.ts';
import type { Span } from '../../traces/span.ts';
import type { TimeAxis } from '../../traces/time-axis.ts';
import type { Trace } from '../../traces/trace.ts';
import { isWait, marksOf } from '../../traces/what-it-is.ts';
import { type Html, html } from '../html.ts';
import { hueOf, serviceName } from './service-name.ts';
import { spanDetail } from './span-detail.ts';

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** What waits is hatched in its service's colour. */
export const patterns = (services: readonly string[]): Html =>
  html`<svg class="patterns" aria-hidden="true"><defs>${[...new Set(services.map(hueOf))].map(
    (hue) =>
      html`<pattern id="wait-${hue}" class="hue-${hue}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="wait-ground" width="5" height="5"/><rect class="wait-line" width="2" height="5"/></pattern>`,
  )}</defs></svg>`;

const breaksOf = ({ breaks }: TimeAxis) =>
  breaks.map(
    ({ from, to }) =>
      html`<rect class="break" x="${percent(from)}" width="${percent(to - from)}" height="100%"/>`,
  );

export const axisRow = (axis: TimeAxis): Html =>
  html`<div class="axis" aria-hidden="true"><svg>${breaksOf(axis)}${axis.breaks.map(
    ({ from, to, ms }) =>
      html`<text class="break-label" x="${percent((from + to) / 2)}" y="11">${duration(ms)} idle</text>`,
  )}${axis.ticks.map(
    ({ at, ms }) =>
      html`<line x1="${percent(at)}" x2="${percent(at)}" y1="18" y2="34"/><text x="${percent(at)}" dx="4" y="30">${duration(ms).replace('.0 ms', ' ms')}</text>`,
  )}</svg></div>`;

interface WaterfallRow {
  row: Row;
  n: number;
  trace: Trace;
  axis: TimeAxis;
  isKept: (traceId: string) => boolean;
}

const maxDepth = 14;

export const waterfallRow = ({ row, n, trace, axis, isKept }: WaterfallRow): Html => {
  const depth = Math.min(row.depth, maxDepth);
  if ('missing' in row)
    return html`<li class="missing depth-${depth}">Missing parent <code>${row.missing}</code>: it was not sent, not sampled, or is still to come</li>`;
  const { span } = row;
  const marks = marksOf(span);
  const begins = duration(span.start - trace.start);
  return html`<li><details class="span${span.error && ' failed'}" id="span-${span.spanId}${n > 0 && trace.spans.indexOf(span) !== trace.spans.findIndex(({ spanId }) => spanId === span.spanId) && `-${n}`}"><summary>
<span class="what depth-${depth}">${serviceName(span.service)} <span class="name">${span.name}</span>${marks.map((mark) => html`<span class="mark ${mark}">${mark}</span>`)}${span.links.length > 0 && html`<span class="mark link" title="has a link">↗</span>`}</span>
${barOf(span, axis)}<span class="took number">${duration(span.end - span.start)}<span class="visually-hidden">, after ${begins}</span></span></summary>
${spanDetail({ span, begins, skewMs: row.node.skewMs, isKept })}</details></li>`;
};

const barOf = (span: Span, axis: TimeAxis): Html => {
  const [from, to] = [axis.at(span.start), axis.at(span.end)];
  const hue = hueOf(span.service);
  const bar = html`x="${percent(from)}" width="${percent(Math.max(0, to - from))}" y="3" height="12" rx="2"`;
  return html`<svg class="bar" aria-hidden="true">${breaksOf(axis)}${axis.ticks.map(
    ({ at }) => html`<line x1="${percent(at)}" x2="${percent(at)}" y1="0" y2="100%"/>`,
  )}${
    isWait(span)
      ? html`<rect class="waits hue-${hue}" ${bar} fill="url(#wait-${hue})"/>`
      : html`<rect class="runs hue-${hue}" ${bar}/>`
  }${span.error && html`<circle class="failure" cx="${percent(to)}" cy="9" r="3.5"/>`}</svg>`;
};
