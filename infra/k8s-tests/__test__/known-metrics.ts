import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { infra } from './rendered.ts';

/** With the label `service` all of them; those of Node and of Prometheus itself are others' lists. */
const listed = [
  'http_request_duration_seconds',
  'http_requests_in_flight',
  'http_requests_queued',
  'events_handled_total',
  'events_published_total',
  'event_lag_seconds',
  'event_processing_seconds',
  'event_streams_open',
  'outbox_oldest_seconds',
  'outbox_depth',
  'replicas_behind_total',
  'metrics_unavailable',
  'database_away',
  'holds_live',
  'hold_endings_total',
  'orders_ended_total',
  'order_end_lateness_seconds',
  'payments_charges_without_order',
  'money_cents_total',
  'stripe_request_duration_seconds',
  'mail_failing_seconds',
  'mails_total',
  'mails_waiting',
  'webhook_deliveries_total',
  'check_ins_total',
];
const ofOthers = [
  'up',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_heap_size_used_bytes',
  'nodejs_gc_duration_seconds',
  'process_resident_memory_bytes',
  'process_cpu_seconds_total',
];

/** docs/metrics.md has a row for each; where that page is not there, the list above. */
const page = join(infra, '../docs/metrics.md');
const ours = existsSync(page)
  ? [...readFileSync(page, 'utf8').matchAll(/^\| *`([a-z_]+)/gm)].map(([, name]) => name as string)
  : listed;

export const knownMetrics = new Set([...ours, ...ofOthers]);

/** The metrics that an expression asks for, without what a histogram makes of its name. */
export const metricsIn = (expression: string): string[] => {
  const bare = expression
    .replace(/(?<=__name__=~")[^"]*/g, '')
    .replace(/\{[^}]*\}/g, '{}')
    .replace(/\b(by|on|ignoring|without|group_left|group_right) *\([^)]*\)/g, '')
    .replace(/\[[^\]]*\]/g, '');
  const words = bare.match(/(?<![\w:$])[a-z][\w:]*(?![\w:]*\s*\()/g) ?? [];
  const inNames = [...expression.matchAll(/__name__=~"([^"]*)"/g)].flatMap(([, names = '']) =>
    names.split('|'),
  );
  const isWord = /^(and|or|unless|offset|bool|inf|nan|by|without|on|[a-z])$/i;
  return [...words, ...inNames]
    .filter((word) => !isWord.test(word) && !word.startsWith('slo:'))
    .map((name) => (knownMetrics.has(name) ? name : name.replace(/_(bucket|count|sum)$/, '')));
};
