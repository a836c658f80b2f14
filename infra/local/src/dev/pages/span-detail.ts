import { duration } from '../../traces/duration.ts';
import type { Span, SpanLink } from '../../traces/span.ts';
import { isOrderId } from '../../traces/trace-ids.ts';
import { whatItIs } from '../../traces/what-it-is.ts';
import { type Html, html, type Shown } from '../html.ts';

interface Detail {
  span: Span;
  begins: string;
  skewMs: number;
  isKept: (traceId: string) => boolean;
}

export const spanDetail = ({ span, begins, skewMs, isKept }: Detail): Html => html`<div class="detail">
${span.statusMessage && html`<p class="status">${span.statusMessage}${span.attributes['ticketing.outcome'] === 'parked' && html` <a href="/dev/dead-letters">Dead letters</a>`}</p>`}
<dl class="pairs">${pair('begins', `after ${begins}`)}${pair('kind', `${span.kind}, counted as ${whatItIs(span)}`)}${
  skewMs > 1 &&
  pair('clock', `${duration(skewMs)} before its parent: clocks that differ, or a fact from before`)
}${Object.entries(span.attributes).map(([key, value]) => pair(key, shownValue(key, value)))}${span.links.map(
  (link) => pair('link', linkOf(link, span, isKept)),
)}${span.events.map(({ name, at }) => pair('event', `${name}, ${duration(at - span.start)} after its begin`))}${pair('span', html`<code>${span.spanId}</code>`)}</dl></div>`;

const pair = (key: string, value: Shown): Html => html`<div><dt>${key}</dt><dd>${value}</dd></div>`;

const shownValue = (key: string, value: string | number | boolean): Shown =>
  key === 'ticketing.order.id' && isOrderId(String(value))
    ? html`<a href="/dev/orders/${String(value)}">${String(value)}</a>`
    : String(value);

const linkOf = ({ traceId, spanId }: SpanLink, span: Span, isKept: (traceId: string) => boolean): Html => {
  if (traceId === span.traceId) return html`<a href="#span-${spanId}">${spanId}</a> of this trace`;
  const name = html`<code>${traceId}</code>`;
  return isKept(traceId)
    ? html`trace <a href="/dev/traces/${traceId}#span-${spanId}">${name}</a>`
    : html`trace ${name}, which is not kept here`;
};
