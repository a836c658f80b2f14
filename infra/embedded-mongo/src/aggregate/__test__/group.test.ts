import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Doc } from '../../bson/codec.ts';
import { Decimal128, Long, ObjectId } from '../../bson/types.ts';
import { groupOf } from '../group.ts';
import { mingoStages } from '../mingo.ts';
import { plain } from '../plain.ts';

const id = new ObjectId();
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>(null, true, false, 'a', 'b', 0.5, Long.fromNumber(2), id, new Date(5)),
  fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  fc.record({ x: fc.integer({ min: 0, max: 1 }) }, { noNullPrototype: true }),
);
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>(null, 0.5, Long.fromNumber(2)),
);
const document = fc.record({ a: value, b: value, n: number }, { requiredKeys: ['a'], noNullPrototype: true });
const field = fc.constantFrom<unknown>('$a', '$b', '$n');
const operand = fc.oneof(field, fc.constantFrom<unknown>(null, 0, 1, 2.5, true, new Date(5)));
const comparison = fc
  .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), operand, operand)
  .map(([name, x, y]): Doc => ({ [name]: [x, y] }));
const condition = fc.oneof(
  operand,
  comparison,
  fc.array(fc.oneof(operand, comparison), { maxLength: 2 }).map(($and): Doc => ({ $and })),
);
const expression = fc.oneof(
  operand,
  comparison,
  fc.tuple(condition, operand, operand).map(($cond): Doc => ({ $cond })),
);
/** mingo does not find the least of several types, and keeps a null where a value is missing. */
const accumulated = fc
  .oneof(
    fc.tuple(fc.constant('$sum'), expression),
    fc.tuple(fc.constant('$push'), fc.oneof(fc.constant('$a'), comparison)),
    fc.tuple(fc.constantFrom('$min', '$max'), fc.constantFrom<unknown>('$n', 1)),
  )
  .map(([name, of]): Doc => ({ [name]: of }));
const group = fc.record({ _id: fc.oneof(fc.constant(null), field), x: accumulated, y: accumulated });

describe('$group', () => {
  it('When documents are grouped here, then mingo would have found the same', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 8 }), group, (docs, operand) => {
        const ours = groupOf(operand);
        const theirs = mingoStages([{ $group: operand }], {})(docs.map((doc) => plain(doc) as Doc));
        expect(ours?.(docs)).toEqual(theirs);
      }),
      { numRuns: 10_000 },
    );
  });

  it('When values are of several types or missing, then it goes by their order, and leaves those out', () => {
    const group = groupOf({ _id: null, min: { $min: '$a' }, max: { $max: '$a' }, all: { $push: '$a' } });
    const docs = [{ a: 'x' }, {}, { a: [] }, { a: 7 }, { a: null }];
    expect(group?.(docs)).toEqual([{ _id: null, min: 7, max: [], all: ['x', [], 7, null] }]);
  });

  it.each<[string, Doc]>([
    ['a path', { _id: '$a.b' }],
    ['a variable', { _id: '$$ROOT' }],
    ['another operator', { _id: null, n: { $sum: { $multiply: ['$a', 2] } } }],
    ['another accumulator', { _id: null, n: { $avg: '$a' } }],
    ['an object', { _id: { constructor: '$a' } }],
    ['a name that is no name', { _id: null, ['__proto__']: { $sum: 1 } }],
  ])('When there is %s in it, then it is left to mingo', (_what, operand) => {
    expect(groupOf(operand)).toBeUndefined();
  });

  it('When a value cannot be computed with, then it is refused here too', () => {
    const sum = groupOf({ _id: null, n: { $sum: '$n' } });
    expect(() => sum?.([{ n: Decimal128.fromString('1') }])).toThrow('Decimal128');
  });
});
