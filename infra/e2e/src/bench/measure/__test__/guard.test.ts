import { expect, it } from '@jest/globals';
import { figure } from '../figure.ts';
import { bestOf, ratiosOf, rowsWorse, sayWorse, slowFloorMicros } from '../guard.ts';
import type { Measured, RowResult, Side } from '../types.ts';

const of = (side: Side, cpuMicros: number, connections = 32): Measured => ({
  side,
  connections,
  perSecond: figure([1]),
  rates: [1],
  cpuMicros: figure([cpuMicros]),
  busy: figure([1]),
  bodyBytes: 1,
});
const row = (...measured: Measured[]): RowResult => ({
  id: '2',
  name: 'show',
  measured,
  latency: [],
  verdicts: [],
  checked: 1,
});
const before = { commit: 'abc1234', ratios: { '2 by peer': 4 } };

it('When a row was measured, then its ratios are those of 32 connections', () => {
  expect(ratiosOf([row(of('ours', 50), of('peer', 200), of('peer', 900, 1))])).toEqual({ '2 by peer': 4 });
});

it('When a row is a quarter worse, then it is named with the commits since', () => {
  expect(sayWorse(before, { '2 by peer': 2.9 }, 'def5678')).toEqual([
    'row 2 by peer is 28 % worse: 4 → 2.9; see git log abc1234..def5678',
  ]);
});

it('When a row is a little worse or better, then nothing is said', () => {
  expect(sayWorse(before, { '2 by peer': 3 }, 'def5678')).toEqual([]);
  expect(sayWorse(before, { '2 by peer': 9, '3 by peer': 1 }, 'def5678')).toEqual([]);
});

it('When a row is not measured any more, then that is said', () => {
  expect(sayWorse(before, {}, 'def5678')).toHaveLength(1);
});

it('When a row looked worse once, then a second measurement may clear it', () => {
  expect(rowsWorse(before.ratios, { '2 by peer': 2.9 })).toEqual(['2']);
  const best = bestOf({ '2 by peer': 2.9 }, { '2 by peer': 3.9 });
  expect(rowsWorse(before.ratios, best)).toEqual([]);
});

it('When ours costs less where it is fuller, then that is no ratio to another', () => {
  expect(ratiosOf([row(of('ours', 50), { ...of('ours', 60), variant: 'full' }, of('floor', 3))])).toEqual({});
});

it('When bare servers take several times as long as usual, then the machine is another one', () => {
  const rows = [row(of('ours', 50), of('floor', 25)), row(of('ours', 50), of('floor', 70))];
  expect(slowFloorMicros(rows)).toBeUndefined();
  expect(slowFloorMicros([...rows, row(of('floor', 90))])).toBe(70);
});
