import { expect, it } from '@jest/globals';
import type { Machine } from '../../machine.ts';
import type { Measured, RowResult, Side } from '../../measure/types.ts';
import { againPart } from '../again-part.ts';
import type { Report } from '../report.ts';

const machine = { node: 'v20.1.0', date: '2031-05-17 10:00', commit: 'abc' } as Machine;

const rated = (side: Side, rate: number): Measured => {
  const figure = (value: number) => ({ median: value, min: value, max: value });
  const zero = figure(0);
  return {
    side,
    connections: 32,
    perSecond: figure(rate),
    rates: [rate],
    cpuMicros: zero,
    busy: zero,
    bodyBytes: 0,
  };
};

const row = (id: string, ours: number, peer: number): RowResult => ({
  ...{ id, name: 'a row', latency: [], verdicts: [], checked: 1 },
  measured: [rated('ours', ours), rated('peer', peer)],
});

const report = (again: Report['again']): Report => ({
  ...{ machine, quick: false, rows: [row('1', 800, 100), row('2', 500, 100)] },
  ...(again ? { again } : {}),
});

it('When there was one run, then the page says nothing of a second', () => {
  expect(againPart(report(undefined))).toEqual([]);
});

it('When a row was measured again, then both ratios stand beside how much they differ, and others are left out', () => {
  const page = againPart(report({ 'v20.1.0': { machine, rows: [row('1', 900, 100)] } })).join('\n');
  expect(page).toContain('## A second run');
  expect(page).toContain('| 1, by PEER | 8.00× | 9.00× | 13 % |');
  expect(page).not.toContain('2, by PEER');
});

it('When another Node served the second run, then its columns are named by both', () => {
  const other = { ...machine, node: 'v24.1.0' };
  const page = againPart(report({ 'v24.1.0': { machine: other, rows: [row('2', 250, 100)] } })).join('\n');
  expect(page).toContain('## On Node v24.1.0');
  expect(page).toContain('| row | v20.1.0 | v24.1.0 | differs by |');
  expect(page).toContain('| 2, by PEER | 5.00× | 2.50× | 50 % |');
});
