import { medianRatio } from '../measure/figure.ts';
import { againSettings, mainConnections } from '../measure/settings.ts';
import type { RowResult, Side } from '../measure/types.ts';
import { percent } from './numbers.ts';
import type { Report } from './report.ts';
import { table } from './table.ts';

const others: readonly [Side, string][] = [
  ['peer', 'PEER'],
  ['limit', 'LIMIT'],
  ['floor', 'FLOOR'],
];

/** Ours by each other, in answers a second. */
const ratiosOf = ({ id, measured }: RowResult): [name: string, ratio: number][] => {
  const ratesOf = (side: Side) =>
    measured.find((one) => one.side === side && one.connections === mainConnections)?.rates;
  const ours = ratesOf('ours');
  return others.flatMap(([side, name]) => {
    const its = ratesOf(side);
    return ours && its ? [[`${id}, by ${name}`, medianRatio(ours, its)] as [string, number]] : [];
  });
};

const ratiosTable = (first: readonly RowResult[], second: readonly RowResult[], names: [string, string]) => {
  const then = new Map(second.flatMap(ratiosOf));
  return table(
    ['row', ...names, 'differs by'],
    first.flatMap(ratiosOf).flatMap(([name, ratio]) => {
      const again = then.get(name);
      const differs = again === undefined ? 0 : Math.abs(again / ratio - 1);
      return again === undefined ? [] : [[name, times(ratio), times(again), percent(differs)]];
    }),
  );
};

const times = (ratio: number) => `${ratio.toFixed(2)}×`;

/** What other runs of the same rows gave: on the same Node how much chance there is, on another what it changes. */
export const againPart = ({ machine, rows, again = {} }: Report): string[] =>
  Object.entries(again).flatMap(([node, { machine: later, rows: second }]) => {
    const isSame = node === machine.node;
    const names: [string, string] = isSame ? ['first run', 'second run'] : [machine.node, node];
    return [
      isSame ? '## A second run' : `## On Node ${node}`,
      '',
      `With \`--again\`, ${later.date}, commit ${later.commit}: ours by the others, ${againSettings.rounds} rounds with ${mainConnections} connections.`,
      '',
      ratiosTable(rows, second, names),
    ];
  });
