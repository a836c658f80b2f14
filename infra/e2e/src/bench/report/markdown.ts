import type { Machine } from '../machine.ts';
import { fullSettings, mainConnections } from '../measure/settings.ts';
import { labelOf } from '../measure/take-slot.ts';
import { type Measured, type RowResult, type Side, sides } from '../measure/types.ts';
import { againPart } from './again-part.ts';
import { chartName } from './chart.ts';
import { growthTable } from './growth-table.ts';
import { count, milliseconds, percent, ranged } from './numbers.ts';
import { reasons } from './reasons.ts';
import type { Report } from './report.ts';
import { table } from './table.ts';

const mainOf = ({ measured }: RowResult, side: Side): Measured[] =>
  measured.filter((one) => one.side === side && one.connections === mainConnections);

const cell = (row: RowResult, side: Side): string =>
  mainOf(row, side)
    .map((one) => `${one.variant === undefined ? '' : `${one.variant}: `}${ranged(one.perSecond)}`)
    .join('<br>') || '–';

const verdictsOf = ({ verdicts, failure }: RowResult) => ({
  goal: verdicts.map(({ text }) => text).join('<br>') || '–',
  reached: failure ? 'failed' : verdicts.map(({ reached }) => reached).join('<br>') || '–',
  met: failure ? 'no' : verdicts.map(({ met }) => (met ? 'yes' : '**no**')).join('<br>') || '–',
});

export const summaryTable = (rows: readonly RowResult[]): string =>
  table(
    ['row', 'ours', 'PEER', 'LIMIT', 'FLOOR', 'goal', 'reached', 'met'],
    rows.map((row) => {
      const { goal, reached, met } = verdictsOf(row);
      return [`${row.id} · ${row.name}`, ...sides.map((side) => cell(row, side)), goal, reached, met];
    }),
  );

/** Ratios do not depend on it, what is bounded in milliseconds does. */
const speedOf = ({ slower }: Machine) =>
  slower
    ? `; ${slower.toFixed(1)} times slower than the machine on which bounds in milliseconds were found`
    : '';

const laterOf = ({ id, later }: RowResult): string[] =>
  later ? [`- row ${id} was measured again by itself: ${later.date}, commit ${later.commit}`] : [];

const machineList = ({ machine, quick, rows }: Report): string =>
  [
    `- ${machine.date}, commit ${machine.commit}${quick ? ', a quick run (one round)' : `, ${fullSettings.rounds} rounds, ${fullSettings.sideRounds} with other numbers of connections and for latency`}`,
    `- ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; ${machine.pinned ? 'servers on one core, load generator, stores and brokers on the other' : 'nothing was pinned'}${speedOf(machine)}`,
    `- servers: Node ${machine.node}; load generator: Node ${machine.loadNode}`,
    `- store: ${machine.store}; each side its own`,
    `- broker: ${machine.broker}; ours and the PEER each their own`,
    `- durability: ${machine.durability}`,
    ...rows.flatMap(laterOf),
  ].join('\n');

/** Drawn with --flames; those of before the levers were drawn once and stay. */
const flamesOf = ({ id }: RowResult, files: readonly string[]): string[] =>
  [
    [`flames-${id}-before.svg`, 'Where its CPU went before decisions 75 to 86:'],
    [`flames-${id}.svg`, 'Where its CPU goes:'],
  ]
    .filter(([file]) => files.includes(file as string))
    .map(([file, title]) => `${title}\n\n![](performance/${file})\n`);

const whyNot = ({ id, verdicts }: RowResult): string[] => {
  const reason = reasons[id];
  return reason && verdicts.some(({ met }) => !met) ? [`**Why not:** ${reason}\n`] : [];
};

const detail = (row: RowResult, files: readonly string[]): string => {
  const { id, name, measured, latency, checked, failure } = row;
  const head = `### ${id} · ${name}\n`;
  if (failure) return `${head}\nFailed: ${failure}\n`;
  const why = whyNot(row);
  if (measured.length === 0) return why.length > 0 ? [head, ...why].join('\n') : '';
  const rates = table(
    ['', 'connections', 'a second', 'CPU µs each', 'server core busy', 'bytes'],
    measured.map((one) => [
      labelOf(one),
      String(one.connections),
      ranged(one.perSecond),
      ranged(one.cpuMicros),
      percent(one.busy.median),
      count(one.bodyBytes),
    ]),
  );
  const latencies = table(
    ['', 'arrivals a second', 'p50', 'p99'],
    latency.map((one) => [
      labelOf(one),
      count(one.rate),
      ranged(one.p50Ms, milliseconds),
      ranged(one.p99Ms, milliseconds),
    ]),
  );
  return [
    head,
    `![${name}](${chartName(row)})\n`,
    rates,
    ...(latency.length > 0 ? [latencies] : []),
    `${count(checked)} bodies were read and compared, and the status of every answer.\n`,
    ...why,
    ...flamesOf(row, files),
  ].join('\n');
};

const growthPart = ({ growth }: Report): string[] => {
  if (!growth) return [];
  const { date, commit, node, cpu, slower } = growth.machine;
  const machine = slower ? `${cpu}, ${slower.toFixed(1)} times slower than usual` : cpu;
  const when = `With \`--scale\`, ${date}, commit ${commit}, Node ${node}, ${machine}; ${mainConnections} connections. Each row's sizes were asked in turns, six times.`;
  return ['## How cost grows', '', when, '', growthTable(growth.rows)];
};

/** docs/performance.md, all of it; `files` are those beside its charts. */
export const markdownOf = (report: Report, files: readonly string[]): string =>
  [
    '# Speed',
    '',
    'Made by `npm run bench`; how it measures, and what PEER, LIMIT and FLOOR are, is in [decision 74](../common/decisions/0074-how-speed-is-measured.md). Only the ratios say something: absolute figures are those of one machine.',
    '',
    machineList(report),
    '',
    `Answers a second with ${mainConnections} connections, the median and the range of the rounds; a ratio is the median of theirs, round by round. What an answer causes elsewhere (events, copies) is in the sum.`,
    '',
    summaryTable(report.rows),
    ...growthPart(report),
    ...againPart(report),
    '## Row by row',
    '',
    ...report.rows.map((row) => detail(row, files)),
  ].join('\n');
