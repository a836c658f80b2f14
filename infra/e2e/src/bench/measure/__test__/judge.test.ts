import { expect, it } from '@jest/globals';
import type { Compared } from '../compare.ts';
import { figure } from '../figure.ts';
import { judge, ratioOf } from '../judge.ts';
import type { Measured, Side } from '../types.ts';

const rate = (side: Side, perSecond: number, more: Partial<Measured> = {}): Measured => ({
  side,
  connections: 32,
  perSecond: figure([perSecond]),
  rates: [perSecond],
  cpuMicros: figure([1]),
  busy: figure([1]),
  bodyBytes: 1,
  ...more,
});
const p99 = (side: Side, ms: number) => ({ side, rate: 100, p50Ms: figure([1]), p99Ms: figure([ms]) });

const compared: Compared = {
  measured: [
    rate('ours', 4000),
    rate('peer', 1000),
    rate('ours', 90, { connections: 1 }),
    rate('peer', 100, { connections: 1 }),
    rate('ours', 2000, { variant: 'full' }),
  ],
  latency: [p99('ours', 12), p99('limit', 10)],
  checked: 1,
};

it('When ours answers more often, then the ratio says how many times, and the goal decides', () => {
  expect(judge(compared, [{ what: 'rate', of: 'peer', at: 4 }])).toEqual([
    { text: '≥ 4× PEER', reached: '4.00×', met: true },
  ]);
  expect(judge(compared, [{ what: 'rate', of: 'peer', at: 4.1 }])[0]?.met).toBe(false);
});

it('When a goal is about one connection, then 32 of them do not help', () => {
  const [verdict] = judge(compared, [{ what: 'rate', of: 'peer', at: 1, connections: 1 }]);
  expect(verdict).toEqual({ text: '≥ 1× PEER with 1 connection', reached: '0.90×', met: false });
});

it('When a goal is about latency or cost, then less is better', () => {
  const [late, dear] = judge(compared, [
    { what: 'p99', of: 'limit', at: 1 },
    { what: 'cost', of: 'ours', at: 1.3, ours: 'full' },
  ]);
  expect(late).toEqual({ text: "p99 ≤ 1× LIMIT's", reached: '1.20×', met: false });
  expect(dear).toEqual({ text: 'full: at most 1.3× the cost of ours', reached: '2.00×', met: false });
});

it('When the machine was slow in one round for both, then that round counts like any other', () => {
  const rounds = (side: Side, rates: number[]) => rate(side, 0, { rates });
  const measured = [rounds('ours', [4000, 400, 1000]), rounds('peer', [1000, 100, 500])];
  expect(ratioOf({ measured, latency: [], checked: 1 }, { what: 'rate', of: 'peer', at: 4 })).toBe(4);
});

it('When one of the two was not measured, then nothing is said', () => {
  expect(ratioOf(compared, { what: 'rate', of: 'floor', at: 1 })).toBeUndefined();
  expect(judge(compared, [{ what: 'rate', of: 'floor', at: 1 }])).toEqual([]);
});
