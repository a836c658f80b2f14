import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../base/clock.ts';
import type { Outbox } from '../messaging/outbox/outbox.ts';
import { createExposition, type Exposition, withExemplars } from './exposition.ts';
import { metricSources } from './metric-sources.ts';

export interface Metrics {
  registry: Registry;
  /** All of it, as OpenMetrics or in the classic format, by what the asker accepts. */
  exposition(accept?: string): Promise<Exposition>;
  /** `traceId`: of a request that is traced. */
  answered(method: string, route: string, status: number, seconds: number, traceId?: string): void;
  handled(subject: string, outcome: 'done' | 'again' | 'parked', lagSeconds?: number): void;
  /** How long a listener took over one delivery. */
  processed(subject: string, seconds: number, traceId?: string): void;
  published(subject: string): void;
  /** Aggregates of another service that are older here than there, long after their events. */
  behind(of: string, aggregates: number): void;
  /** Read when they are asked for: what waits, and since when. */
  watchOutbox(outbox: Outbox, clock: Clock): void;
  /** A number of the service's own, read when it is asked for. */
  watch(name: string, help: string, read: () => number | Promise<number>): void;
  /** Facts of the service's own, counted where the write that made each has succeeded. */
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Count<Label>;
  /** Times of the service's own, in seconds. */
  histogram<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    buckets?: readonly number[],
  ): Observe<Label>;
}

/** By 0: it has not happened, and is shown all the same. */
export type Count<Label extends string> = (labels: Record<Label, string>, by?: number) => void;
export type Observe<Label extends string> = (labels: Record<Label, string>, seconds: number) => void;

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const createMetrics = (service: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  const traceable = (name: string, help: string, labelNames: string[]) =>
    withExemplars(
      registry,
      // its types know no exemplar but of a metric's own labels
      () =>
        new Histogram<string>({ name, help, labelNames, buckets: seconds, enableExemplars: true, registers }),
    );
  const http = traceable('http_request_duration_seconds', 'Time to answer, by route template', [
    'method',
    'route',
    'status',
  ]);
  const events = new Counter({
    name: 'events_handled_total',
    help: 'Deliveries by what became of them',
    labelNames: ['subject', 'outcome'],
    registers,
  });
  const processing = traceable('event_processing_seconds', 'How long a listener took over one delivery', [
    'subject',
  ]);
  const published = new Counter({
    name: 'events_published_total',
    help: 'Events that the broker has acknowledged',
    labelNames: ['subject'],
    registers,
  });
  const lag = new Histogram({
    name: 'event_lag_seconds',
    help: 'From the fact to its being applied here',
    labelNames: ['subject'],
    buckets: seconds,
    registers,
  });
  const behind = new Counter({
    name: 'replicas_behind_total',
    help: 'Copies that were found older than their source long after the event, by source',
    labelNames: ['of'],
    registers,
  });
  const { collect, add } = metricSources(registers);
  const oldest = new Gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest event that is not on the broker yet',
    labelNames: ['outbox'],
    registers,
    collect,
  });
  const depth = new Gauge({
    name: 'outbox_depth',
    help: 'Aggregates with events that are not on the broker yet',
    labelNames: ['outbox'],
    registers,
    collect,
  });

  return {
    registry,
    exposition: createExposition(registry),
    answered: (method, route, status, took, traceId) => {
      const labels = { method, route, status: String(status) };
      if (traceId) http.observe({ labels, value: took, exemplarLabels: { trace_id: traceId } });
      else http.labels(method, route, labels.status).observe(took);
    },
    processed: (subject, took, traceId) => {
      const exemplarLabels = traceId ? { trace_id: traceId } : {};
      processing.observe({ labels: { subject }, value: took, exemplarLabels });
    },
    published: (subject) => published.labels(subject).inc(),
    handled: (subject, outcome, lagSeconds) => {
      events.labels(subject, outcome).inc();
      if (lagSeconds !== undefined) lag.labels(subject).observe(Math.max(0, lagSeconds));
    },
    behind: (of, aggregates) => behind.labels(of).inc(aggregates),
    watch: (name, help, read) => {
      const gauge = new Gauge({ name, help, registers, collect });
      add({ name, read, show: (value) => gauge.set(value), hide: () => gauge.remove() });
    },
    counter: (name, help, labelNames) => {
      const counter = new Counter({ name, help, labelNames, registers });
      return (labels, by = 1) => void counter.inc(labels, by);
    },
    histogram: (name, help, labelNames, buckets = seconds) => {
      const histogram = new Histogram({ name, help, labelNames, buckets: [...buckets], registers });
      return (labels, took) => histogram.observe(labels, Math.max(0, took));
    },
    watchOutbox: (outbox, clock) => {
      add({
        name: outbox.name,
        read: () => outbox.backlog(),
        show: (backlog) => {
          const age = backlog.oldestAt ? (clock().getTime() - backlog.oldestAt.getTime()) / 1000 : 0;
          oldest.labels(outbox.name).set(Math.max(0, age));
          depth.labels(outbox.name).set(backlog.depth);
        },
        hide: () => {
          oldest.remove(outbox.name);
          depth.remove(outbox.name);
        },
      });
    },
  };
};

export const processMetrics = (registry: Registry) => collectDefaultMetrics({ register: registry });
