import { duration } from '../traces/duration.ts';
import { timeSpent } from '../traces/time-spent.ts';
import type { Trace } from '../traces/trace.ts';
import type { Paint } from './colours.ts';
import { waterfall } from './waterfall.ts';

const barWidth = 24;

/** All that `npm run trace` prints of one trace. */
export const report = (trace: Trace, columns: number, paint: Paint): string => {
  const services = new Set(trace.spans.map(({ service }) => service));
  const errors = trace.spans.filter(({ error }) => error).length;
  const head = [
    paint(trace.name, 'bold'),
    ...(trace.orderId ? [`order ${trace.orderId}`] : []),
    `trace ${trace.traceId}`,
  ];
  const facts = [
    new Date(trace.start).toISOString(),
    duration(trace.end - trace.start),
    count(trace.spans.length, 'span'),
    count(services.size, 'service'),
    ...(errors ? [paint(count(errors, 'error'), 'red')] : []),
  ];
  const { byService, byWork, busyMs, idleMs } = timeSpent(trace);
  return [
    head.join(' · '),
    facts.join(' · '),
    '',
    ...waterfall(trace, columns, paint),
    '',
    paint(`Where the time went: ${duration(busyMs)}`, 'bold'),
    ...table('by service', byService, busyMs),
    ...table('by kind', byWork, busyMs),
    ...(idleMs >= 1
      ? [`  and ${duration(idleMs)} without any span: somebody was thinking, or a hold ran`]
      : []),
    paint('Each moment is counted once: for what ran innermost, for a wait only while nobody worked.', 'dim'),
  ].join('\n');
};

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

const table = (title: string, sums: ReadonlyMap<string, number>, busyMs: number) => [
  `  ${title}`,
  ...[...sums].map(([what, ms]) => {
    const share = busyMs ? ms / busyMs : 0;
    const bar = '▇'.repeat(Math.round(share * barWidth)) || '▏';
    return `    ${what.padEnd(14)} ${duration(ms).padStart(9)} ${`${(share * 100).toFixed(1)} %`.padStart(8)}  ${bar}`;
  }),
];
