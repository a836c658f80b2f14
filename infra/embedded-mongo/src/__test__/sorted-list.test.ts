import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SortedList } from '../storage/sorted-list.ts';
import { firstVersion, type Stored } from '../storage/stored.ts';

type Entry = { key: string; row: Stored };

const rowOf = (order: number) => firstVersion({ doc: {}, bytes: Buffer.alloc(0), id: String(order), order });
const byKeyThenAge = (a: Entry, b: Entry) =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.order - b.row.order;

const between = (entries: Entry[], low: string, high: string) =>
  entries.filter(({ key }) => key >= low && key < high).map(({ row }) => row.order);

const visited = (walk: (visit: (row: Stored) => boolean) => void): number[] => {
  const orders: number[] = [];
  walk((row) => orders.push(row.order) > 0);
  return orders;
};

// Enough entries for many chunks, few enough keys for long runs of equal ones.
const keys = fc.integer({ min: 0, max: 300 }).map((n) => String(n).padStart(3, '0'));
const world = fc.record({
  added: fc.array(keys, { minLength: 3000, maxLength: 4000, size: 'max' }),
  removes: fc.func(fc.boolean()),
  age: fc.integer({ min: 0, max: 4000 }),
  low: keys,
  high: keys,
});

describe('the sorted list', () => {
  it('When thousands are added and many removed, then ranges, counts and order are those of a sorted array', () => {
    fc.assert(
      fc.property(world, ({ added, removes, age, low, high }) => {
        const list = new SortedList();
        const all = added.map((key, order): Entry => ({ key, row: rowOf(order) }));
        for (const { key, row } of all) list.add(key, row);
        const left = all.filter(({ row }) => !removes(row.order % 7)).sort(byKeyThenAge);
        for (const { key, row } of all) if (removes(row.order % 7)) list.remove(key, row);

        const expected = between(left, low, high);
        expect(visited((visit) => list.scan(low, high, visit))).toEqual(expected);
        expect(visited((visit) => list.scanBack(low, high, visit))).toEqual(expected.toReversed());
        expect(list.count(low, high)).toBe(expected.length);
        expect(list.size).toBe(left.length);
        expect(list.first(low)?.order).toBe(left.find(({ key }) => key === low)?.row.order);
        const isBefore = ({ key, row }: Entry) => key < low || (key === low && row.order < age);
        expect(list.from(low, age)?.row.order).toBe(left.find((entry) => !isBefore(entry))?.row.order);
        expect(list.before(low, age)?.row.order).toBe(left.findLast(isBefore)?.row.order);
        expect(visited((visit) => list.scan('', '\uffff', visit))).toEqual(left.map(({ row }) => row.order));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
