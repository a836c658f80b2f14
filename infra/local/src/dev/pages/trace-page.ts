import { duration } from '../../traces/duration.ts';
import { rowsOf } from '../../traces/rows.ts';
import { timeAxis } from '../../traces/time-axis.ts';
import { timeSpent } from '../../traces/time-spent.ts';
import type { Trace } from '../../traces/trace.ts';
import { type Html, html } from '../html.ts';
import { hueOf } from './service-name.ts';
import { shell, when } from './shell.ts';
import { spentBar } from './spent-bar.ts';
import { axisRow, patterns, waterfallRow } from './waterfall-row.ts';

interface TraceShown {
  trace: Trace;
  dropped: number;
  isKept: (traceId: string) => boolean;
}

export const tracePage = ({ trace, dropped, isKept }: TraceShown): Html => {
  const axis = timeAxis(trace.spans);
  const { byService, byWork, busyMs, idleMs } = timeSpent(trace);
  const services = [...new Set(trace.spans.map(({ service }) => service))];
  const errors = trace.spans.filter(({ error }) => error).length;
  return shell({
    title: trace.name,
    at: '/dev/traces',
    body: html`<p class="back"><a href="/dev/traces">All traces</a></p>
<div class="head"><h1>${trace.name}</h1><p class="facts">${when(trace.start ? new Date(trace.start) : '')} · <strong>${duration(trace.end - trace.start)}</strong> · ${trace.spans.length} spans · ${services.length} ${services.length === 1 ? 'service' : 'services'}${errors > 0 && html` · <strong class="bad">${errors} ${errors === 1 ? 'error' : 'errors'}</strong>`}</p>
<p class="facts ids">${trace.orderId && html`<span>order <a href="/orders/${trace.orderId}"><code>${trace.orderId}</code></a></span> `}<span>trace <code>${trace.traceId}</code></span> <a href="/dev/traces/${trace.traceId}.json">OTLP JSON</a></p></div>
<section aria-labelledby="spent"><h2 id="spent">Where the time went</h2>
<p class="facts">${duration(busyMs)} of work and waiting${idleMs >= 1 && html`, and ${duration(idleMs)} in which nothing ran: somebody was thinking, or a hold ran`}</p>
<div class="spent">${spentBar('By service', byService, busyMs, (name) => `hue-${hueOf(name)}`)}${spentBar('By kind', byWork, busyMs, (name) => `kind-${name.replace(' ', '-')}`)}</div></section>
<section aria-labelledby="waterfall"><h2 id="waterfall">Waterfall</h2>
<p class="legend"><span class="key run">worked</span> <span class="key wait">waited in an outbox or at the broker</span>${axis.breaks.length > 0 && html` <span class="key gap">nothing ran, drawn short</span>`}${dropped > 0 && html` <strong class="bad">${dropped} older spans are kept no more</strong>`}</p>
${patterns(services)}
<div class="waterfall">${axisRow(axis)}<ol class="rows" data-rows>${rowsOf(trace).map((row, n) => waterfallRow({ row, n, trace, axis, isKept }))}</ol></div></section>`,
  });
};

export const noTracePage = (why: string): Html =>
  shell({
    title: 'No such trace',
    at: '/dev/traces',
    body: html`<h1>No such trace</h1><p>${why}.</p><p><a href="/dev/traces">All traces</a></p>`,
  });
