import { duration } from '../../traces/duration.ts';
import type { TraceFilter, TraceSummary } from '../../traces/summary.ts';
import type { Dev } from '../create-dev.ts';
import { type Html, html } from '../html.ts';
import { serviceName } from './service-name.ts';
import { emptyState, shell, when } from './shell.ts';

interface Traces {
  found: TraceSummary[];
  all: number;
  services: string[];
  filter: Required<TraceFilter>;
  dev: Pick<Dev, 'tracesGoTo'>;
}

export const tracesPage = ({ found, all, services, filter, dev }: Traces) =>
  shell({
    title: 'Traces',
    at: '/dev/traces',
    body: html`<div class="head"><h1>Traces</h1></div>
<form class="filter" action="/dev/traces" role="search" data-filter="traces">
<label class="grow"><span>Text, order or trace</span><input type="search" name="text" value="${filter.text}" autocomplete="off" spellcheck="false" data-slash></label>
<label><span>Service</span><select name="service"><option value="">all</option>${services.map(
      (name) => html`<option${name === filter.service && html` selected`}>${name}</option>`,
    )}</select></label>
<label class="check"><input type="checkbox" name="errors"${filter.errors && html` checked`}><span>Errors only</span></label>
<label class="check"><input type="checkbox" name="purchases"${filter.purchases && html` checked`}><span>Purchases only</span></label>
<button>Filter</button></form>
<div data-live="traces">${found.length > 0 ? table(found, all) : nothing(all, dev.tracesGoTo)}</div>`,
  });

const nothing = (all: number, elsewhere: string | undefined): Html => {
  if (elsewhere)
    return emptyState(
      'Traces go elsewhere',
      html`OTEL_EXPORTER_OTLP_ENDPOINT is set, so services send them to <code>${elsewhere}</code>. Unset it, and they come here.`,
    );
  if (all > 0) return emptyState('None like that', html`${all} are kept. <a href="/dev/traces">Show all</a>`);
  return emptyState(
    'No traces yet',
    html`<a href="/">Open the shop</a> and buy something: each purchase is one trace, from the click to the mail.`,
  );
};

/** So that 3 ms and 30 s are both seen: each bar is a share of the longest, in powers of ten. */
const shareOf = (ms: number, maxMs: number) =>
  Math.max(2, Math.round((100 * Math.log10(1 + ms)) / Math.log10(1 + Math.max(maxMs, 1))));

const table = (found: TraceSummary[], all: number): Html => {
  const longest = Math.max(...found.map(({ durationMs }) => durationMs));
  return html`<p class="facts">${found.length === all ? `The last ${all}` : `${found.length} of ${all}`}, what came last first</p>
<table class="traces"><thead><tr><th scope="col">What</th><th scope="col">Order</th><th scope="col">When</th><th scope="col">Services</th><th scope="col" class="number">Spans</th><th scope="col">Errors</th><th scope="col" class="number">Took</th></tr></thead>
<tbody>${found.map(
    (
      trace,
    ) => html`<tr${trace.errors > 0 && html` class="has-errors"`}><th scope="row"><a href="/dev/traces/${trace.traceId}">${trace.name}</a></th>
<td class="order">${trace.orderId ? html`<a href="/orders/${trace.orderId}" title="${trace.orderId}"><span class="visually-hidden">Order </span>…${trace.orderId.slice(-8)}</a>` : html`<span class="none">–</span>`}</td>
<td class="at">${when(trace.at)}</td><td class="who">${trace.services.map(serviceName)}</td>
<td class="number spans">${trace.spans}<span class="unit"> ${trace.spans === 1 ? 'span' : 'spans'}</span></td><td class="errors">${trace.errors > 0 ? html`<span class="mark error">${trace.errors} ${trace.errors === 1 ? 'error' : 'errors'}</span>` : html`<span class="none">–</span>`}</td>
<td class="number took"><span>${duration(trace.durationMs)}</span><svg class="share" aria-hidden="true"><rect class="share-bar" width="${shareOf(trace.durationMs, longest)}%" height="100%"/></svg></td></tr>`,
  )}</tbody></table>`;
};
