import type { Dev } from '../create-dev.ts';
import { html } from '../html.ts';
import type { ServiceState } from '../service-states.ts';
import { serviceName } from './service-name.ts';
import { shell, when } from './shell.ts';

interface Services {
  states: ServiceState[];
  dev: Dev;
  memoryMb: number;
}

export const servicesPage = ({ states, dev, memoryMb }: Services) => {
  const down = states.filter(({ live, ready }) => !live || !ready).length;
  const traces = dev.traces.summaries();
  const failed = traces.filter(({ errors }) => errors > 0).length;
  const inOne = states.some((state) => state.memoryMb === undefined && state.name !== 'client');
  return shell({
    title: 'Services',
    at: '/dev',
    body: html`<div data-live="services"><div class="head"><h1>Services</h1>
<p class="facts">${states.length === 0 ? 'The shop is starting' : down === 0 ? 'All of them ready' : html`<strong class="bad">${down} of ${states.length} not ready</strong>`}</p></div>
<div class="tiles">
<a class="tile" href="/dev/traces"><span class="tile-number">${traces.length}</span> traces kept</a>
<a class="tile" href="/dev/traces?errors=on"><span class="tile-number${failed > 0 && ' bad'}">${failed}</span> with errors</a>
<a class="tile" href="/dev/events"><span class="tile-number">${dev.events.last().length}</span> last events</a>
<p class="tile"><span class="tile-number">${memoryMb} MB</span> ${inOne ? 'gateway and services' : 'the gateway'}</p>
</div>
<div class="scroll" tabindex="0" role="region" aria-label="Services and their health"><table><thead><tr><th scope="col">Service</th><th scope="col">Live</th><th scope="col">Ready</th><th scope="col">Since</th><th scope="col" class="number">Memory</th><th scope="col">Traces</th></tr></thead>
<tbody>${states.map(
      ({ name, live, ready, since, memoryMb: own }) => html`<tr><th scope="row">${serviceName(name)}</th>
<td>${yesOrNo(live, 'live')}</td><td>${yesOrNo(ready, 'ready')}</td><td>${since ? when(since) : '–'}</td>
<td class="number">${own === undefined ? 'shared' : `${own} MB`}</td>
<td><a href="/dev/traces?service=${name.replace(/-\d+$/, '')}" aria-label="Traces of ${name}">Traces</a></td></tr>`,
    )}</tbody></table></div></div>
<h2>What it runs on</h2>
<dl class="pairs">${Object.entries(dev.started?.providers ?? {}).map(
      ([need, { what }]) => html`<div><dt>${need}</dt><dd>${what}</dd></div>`,
    )}<div><dt>traces</dt><dd>${dev.tracesGoTo ? `sent to ${dev.tracesGoTo} (OTEL_EXPORTER_OTLP_ENDPOINT is set)` : `here, the last ${dev.traces.maxTraces}, in memory`}</dd></div></dl>`,
  });
};

const yesOrNo = (is: boolean, what: string) =>
  html`<span class="state ${is ? 'good' : 'bad'}">${is ? what : `not ${what}`}</span>`;
