import { isWanted, type TraceFilter } from '../traces/summary.ts';
import { traceOf } from '../traces/trace.ts';
import { traceOfOrder } from '../traces/trace-ids.ts';
import { writeOtlp } from '../traces/write-otlp.ts';
import { goTo, sendJson, sendPage } from './answer.ts';
import type { Dev, DevRequest } from './create-dev.ts';
import { noTracePage, tracePage } from './pages/trace-page.ts';
import { tracesPage } from './pages/traces-page.ts';

const filterOf = (query: URLSearchParams): Required<TraceFilter> => ({
  text: query.get('text') ?? '',
  service: query.get('service') ?? '',
  errors: query.has('errors'),
  purchases: query.has('purchases'),
});

const whyNone = ({ tracesGoTo, traces }: Dev, id: string) =>
  tracesGoTo
    ? `Traces go to ${tracesGoTo}, as OTEL_EXPORTER_OTLP_ENDPOINT says, and not here`
    : `No trace ${id} here: the last ${traces.maxTraces} are kept, and a service sends what it has within seconds`;

export const listTraces = ({ dev, res, query }: DevRequest) => {
  const filter = filterOf(query);
  const all = dev.traces.summaries();
  const found = all.filter(isWanted(filter));
  const services = [...new Set(all.flatMap((trace) => trace.services))].sort();
  sendPage(res, tracesPage({ found, all: all.length, services, filter, dev }));
};

export const tracesAsJson = ({ dev, res, query }: DevRequest) =>
  sendJson(res, 200, { traces: dev.traces.summaries().filter(isWanted(filterOf(query))) });

export const showTrace = ({ dev, res, named }: DevRequest) => {
  const spans = dev.traces.spansOf(named);
  if (spans.length === 0) return sendPage(res, noTracePage(whyNone(dev, named)), 404);
  const isKept = (traceId: string) => dev.traces.spansOf(traceId).length > 0;
  sendPage(res, tracePage({ trace: traceOf(spans), dropped: dev.traces.droppedOf(named), isKept }));
};

export const traceAsJson = ({ dev, res, named }: DevRequest) => {
  const spans = dev.traces.spansOf(named);
  if (spans.length === 0) return sendJson(res, 404, { error: whyNone(dev, named) });
  sendJson(res, 200, writeOtlp(spans));
};

export const showOrder = ({ res, named }: DevRequest) => goTo(res, 302, `/dev/traces/${traceOfOrder(named)}`);
