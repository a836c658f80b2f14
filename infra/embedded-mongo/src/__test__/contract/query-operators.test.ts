import { describe, expect, it } from '@jest/globals';
import { Binary, Decimal128, type Document, Double, Long, ObjectId } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('query_operators');

const matching = async (filter: Document): Promise<unknown[]> =>
  (await collection().find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

describe('null, missing and arrays', () => {
  const store = () =>
    collection().insertMany([
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: 5 },
      { _id: 4, a: [] },
      { _id: 5, a: [5, 9] },
      { _id: 6, a: [null] },
      { _id: 7, a: [[5, 9]] },
      { _id: 8, a: { b: 5 } },
      { _id: 9, a: [{ b: 5 }, { c: 1 }] },
    ]);

  it.each<[Document, number[]]>([
    [{ a: null }, [1, 2, 6]],
    [{ a: { $ne: null } }, [3, 4, 5, 7, 8, 9]],
    [{ a: { $exists: true } }, [1, 3, 4, 5, 6, 7, 8, 9]],
    [{ a: { $exists: false } }, [2]],
    [{ a: 5 }, [3, 5]],
    [{ a: { $ne: 5 } }, [1, 2, 4, 6, 7, 8, 9]],
    [{ a: { $in: [5, null] } }, [1, 2, 3, 5, 6]],
    [{ a: { $nin: [5, null] } }, [4, 7, 8, 9]],
    [{ a: [5, 9] }, [5, 7]],
    [{ a: { $gt: 6 } }, [5]],
    [{ a: { $gt: 6, $lt: 8 } }, [5]],
    [{ a: { $gt: 4, $lt: 6 } }, [3, 5]],
    [{ a: { $lt: 6, $gt: 8 } }, [5]],
    [{ a: { $elemMatch: { $gt: 6, $lt: 8 } } }, []],
    [{ a: { $elemMatch: { $gt: 8 } } }, [5]],
    [{ a: { $elemMatch: { b: 5 } } }, [9]],
    [{ a: { $size: 0 } }, [4]],
    [{ a: { $size: 2 } }, [5, 9]],
    [{ a: { $all: [5, 9] } }, [5]],
    [{ a: { $not: { $gt: 4 } } }, [1, 2, 4, 6, 7, 8, 9]],
    [{ 'a.b': 5 }, [8, 9]],
    [{ 'a.b': null }, [1, 2, 3, 9]],
    // An element named by its place is taken whole: EqOp.MatchesReferencedArrayValue of mongod's
    // src/mongo/db/matcher/expression_leaf_test.cpp, path.cpp beside it.
    [{ 'a.0': 5 }, [5]],
    [{ 'a.0': [5, 9] }, [7]],
    [{ 'a.0': { $gt: 4 } }, [5]],
    [{ 'a.0': { $size: 2 } }, [7]],
    [{ 'a.0': { $elemMatch: { $gt: 8 } } }, [7]],
    [{ 'a.0.1': 9 }, [7]],
    [{ 'a.0.b': 5 }, [9]],
    [{ 'a.1': { $exists: true } }, [5, 9]],
    [{ 'a.1': { $exists: false } }, [1, 2, 3, 4, 6, 7, 8]],
    [{ a: { $type: 'array' } }, [4, 5, 6, 7, 9]],
    [{ a: { $type: 'null' } }, [1, 6]],
    [{ a: { $type: ['object', 'int'] } }, [3, 5, 8, 9]],
    [{ a: { b: 5 } }, [8, 9]],
    [{ $or: [{ a: 5 }, { 'a.b': 5 }] }, [3, 5, 8, 9]],
    [{ $nor: [{ a: 5 }, { a: null }] }, [4, 7, 8, 9]],
    [{ $and: [{ a: { $gt: 4 } }, { a: { $lt: 6 } }] }, [3, 5]],
  ])('When the filter is %j, then %j match', async (filter, ids) => {
    await store();
    expect(await matching(filter)).toEqual(ids);
  });
});

describe('values of other types', () => {
  const id = new ObjectId();
  const store = () =>
    collection().insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: Long.fromNumber(1) },
      { _id: 3, a: new Double(1) },
      { _id: 4, a: Decimal128.fromString('1.0') },
      { _id: 5, a: '1' },
      { _id: 6, a: true },
      { _id: 7, a: new Date(1) },
      { _id: 8, a: id },
      { _id: 9, a: new Binary(Buffer.from('x')) },
      { _id: 10, a: /x/i },
      { _id: 11, a: Number.NaN },
      { _id: 12, a: 2.5 },
    ]);

  it.each<[string, Document, number[]]>([
    ['a number', { a: 1 }, [1, 2, 3, 4]],
    ['a long', { a: Long.fromNumber(1) }, [1, 2, 3, 4]],
    ['a range of numbers', { a: { $gte: 1 } }, [1, 2, 3, 4, 12]],
    ['NaN', { a: Number.NaN }, [11]],
    ['a string', { a: '1' }, [5]],
    ['true', { a: true }, [6]],
    ['a date', { a: new Date(1) }, [7]],
    ['a range of dates', { a: { $lt: new Date(5) } }, [7]],
    ['an ObjectId', { a: id }, [8]],
    ['bytes', { a: new Binary(Buffer.from('x')) }, [9]],
    ['$in of several types', { a: { $in: ['1', true, id] } }, [5, 6, 8]],
    ['$type number', { a: { $type: 'number' } }, [1, 2, 3, 4, 11, 12]],
    ['$type by code', { a: { $type: 9 } }, [7]],
    ['$type double', { a: { $type: 'double' }, _id: { $gt: 4 } }, [11, 12]],
    ['$mod', { a: { $mod: [2, 0] } }, [12]],
  ])('When the filter is %s, then only equal types match', async (_name, filter, ids) => {
    await store();
    expect(await matching(filter)).toEqual(ids);
  });
});

describe('other operators', () => {
  it('When strings are matched by $regex, then flags and anchors count', async () => {
    await collection().insertMany([
      { _id: 1, a: 'Rock' },
      { _id: 2, a: 'rock and roll' },
      { _id: 3, a: ['x', 'ROCK'] },
      { _id: 4, a: 5 },
    ]);
    expect(await matching({ a: /^rock/i })).toEqual([1, 2, 3]);
    expect(await matching({ a: { $regex: '^rock' } })).toEqual([2]);
    expect(await matching({ a: { $regex: 'ROLL$', $options: 'i' } })).toEqual([2]);
    expect(await matching({ a: { $not: /rock/i } })).toEqual([4]);
    expect(await matching({ a: { $in: [/^R/, 5] } })).toEqual([1, 3, 4]);
  });

  it('When fields are compared by $expr, then each document is computed', async () => {
    await collection().insertMany([
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 3, b: 2 },
      { _id: 3, a: Long.fromNumber(7), b: 2 },
    ]);
    expect(await matching({ $expr: { $gt: ['$a', '$b'] } })).toEqual([2, 3]);
  });

  it('When bits are asked for, then they are looked at', async () => {
    await collection().insertMany([
      { _id: 1, a: 5 },
      { _id: 2, a: 2 },
      { _id: 3, a: 7 },
    ]);
    expect(await matching({ a: { $bitsAllSet: 5 } })).toEqual([1, 3]);
    expect(await matching({ a: { $bitsAnySet: [1] } })).toEqual([2, 3]);
    expect(await matching({ a: { $bitsAllClear: 4 } })).toEqual([2]);
  });

  it('When a field is named like a method of objects, then it is only there if it was stored', async () => {
    await collection().insertMany([{ _id: 1, constructor: 'x' }, { _id: 2 }]);
    expect(await matching({ constructor: { $exists: true } })).toEqual([1]);
    expect(await matching({ toString: null })).toEqual([1, 2]);
  });

  it.each<[string, Document, number]>([
    ['an operator', { a: { $gtt: 1 } }, 2],
    ['a top level operator', { $xor: [] }, 2],
    ['an operator inside $not', { a: { $not: { $foo: 1 } } }, 2],
    ['an operator inside $elemMatch', { a: { $elemMatch: { $foo: 1 } } }, 2],
    ['an operator inside $or', { $or: [{ a: { $foo: 1 } }] }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['a type', { a: { $type: 'colour' } }, 2],
    ['an expression', { $expr: { $foo: 1 } }, 168],
  ])(
    'When %s is unknown or wrong, then it is an error even on an empty collection',
    async (_what, filter, code) => {
      await expect(collection().find(filter).toArray()).rejects.toMatchObject({
        name: 'MongoServerError',
        code,
      });
      await expect(collection().deleteMany(filter)).rejects.toMatchObject({ code });
    },
  );
});
