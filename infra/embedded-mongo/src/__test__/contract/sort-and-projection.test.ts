import { describe, expect, it } from '@jest/globals';
import { Binary, type Document, Long, MaxKey, MinKey, ObjectId, type Sort } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('sort_and_projection');

const sorted = async (sort: Sort): Promise<unknown[]> =>
  (await collection().find().sort(sort).toArray()).map(({ _id }) => _id);

describe('sort', () => {
  it.each([false, true])(
    'When values have many types, then they come in the order of types (index: %s)',
    async (index) => {
      if (index) await collection().createIndex({ a: 1 });
      await collection().insertMany([
        { _id: 'max', a: new MaxKey() },
        { _id: 'regex', a: /x/ },
        { _id: 'date', a: new Date(0) },
        { _id: 'bool', a: false },
        { _id: 'id', a: new ObjectId() },
        { _id: 'bytes', a: new Binary(Buffer.from('a')) },
        { _id: 'object', a: { x: 1 } },
        { _id: 'string', a: 'a' },
        { _id: 'long', a: Long.fromNumber(3) },
        { _id: 'number', a: 2.5 },
        { _id: 'null', a: null },
        { _id: 'min', a: new MinKey() },
      ]);
      const order = [
        'min',
        'null',
        'number',
        'long',
        'string',
        'object',
        'bytes',
        'id',
        'bool',
        'date',
        'regex',
        'max',
      ];
      expect(await sorted({ a: 1 })).toEqual(order);
      expect(await sorted({ a: -1 })).toEqual(order.toReversed());
    },
  );

  it.each([false, true])(
    'When strings are of any script, then they come in the order of UTF-8 (index: %s)',
    async (index) => {
      if (index) await collection().createIndex({ a: 1 });
      const order = ['', 'z', 'zz', '\u007f', 'é', 'ж', '中', '\uffee', '😀', '😀a'];
      await collection().insertMany(order.toReversed().map((a) => ({ _id: a, a }) as never));
      expect(await sorted({ a: 1 })).toEqual(order);
      expect(await sorted({ a: -1 })).toEqual(order.toReversed());
      const after = await collection()
        .find({ a: { $gt: '\uffee' } }, { sort: { a: 1 } })
        .toArray();
      expect(after.map(({ a }) => a)).toEqual(['😀', '😀a']);
      expect(await collection().countDocuments({ a: /^é/ })).toBe(1);
    },
  );

  it('When fields are missing or null, then they sort alike and before all else', async () => {
    await collection().insertMany([{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: null }]);
    expect(await sorted({ a: 1, _id: 1 })).toEqual([2, 3, 1]);
  });

  it('When values are arrays, then the least counts ascending and the greatest descending', async () => {
    await collection().insertMany([
      { _id: 1, a: [5, 20] },
      { _id: 2, a: 10 },
      { _id: 3, a: [] },
    ]);
    expect(await sorted({ a: 1 })).toEqual([3, 1, 2]);
    expect(await sorted({ a: -1 })).toEqual([1, 2, 3]);
  });

  it('When there are several keys, then each decides where the one before is equal', async () => {
    await collection().insertMany([
      { _id: 1, a: 1, b: { c: 1 } },
      { _id: 2, a: 1, b: { c: 2 } },
      { _id: 3, a: 0, b: { c: 9 } },
    ]);
    expect(await sorted({ a: 1, 'b.c': -1 })).toEqual([3, 2, 1]);
  });

  it('When skip and limit are given, then the window is cut after the sort', async () => {
    await collection().insertMany(Array.from({ length: 20 }, (_, _id) => ({ _id, a: (_id * 7) % 20 })));
    const window = await collection()
      .find({ a: { $gte: 5 } })
      .sort({ a: 1 })
      .skip(3)
      .limit(4)
      .toArray();
    expect(window.map(({ a }) => a)).toEqual([8, 9, 10, 11]);
  });

  it('When a direction is neither 1 nor -1, then it is an error', async () => {
    const attempt = collection()
      .aggregate([{ $sort: { a: 5 } }])
      .toArray();
    await expect(attempt).rejects.toMatchObject({ name: 'MongoServerError' });
  });
});

describe('projection', () => {
  const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, { f: 3 }, 5], h: [1, 2, 3, 4] };

  it.each<[Document, Document]>([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: 1, _id: 0 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [{ b: { c: 1 } }, { _id: 1, b: { c: 2 } }],
    [{ 'e.f': 1 }, { _id: 1, e: [{ f: 1 }, { f: 3 }] }],
    [{ x: 1 }, { _id: 1 }],
    [
      { b: 0, e: 0, h: 0 },
      { _id: 1, a: 1 },
    ],
    [
      { _id: 0, e: 0, h: 0, 'b.d': 0 },
      { a: 1, b: { c: 2 } },
    ],
    [{ _id: 0 }, { a: 1, b: { c: 2, d: 3 }, e: doc.e, h: doc.h }],
    [
      { h: { $slice: 2 }, e: 0, b: 0 },
      { _id: 1, a: 1, h: [1, 2] },
    ],
    [
      { a: 1, h: { $slice: [-3, 2] } },
      { _id: 1, a: 1, h: [2, 3] },
    ],
    [{ e: { $elemMatch: { f: 3 } } }, { _id: 1, e: [{ f: 3 }] }],
    [
      { a: 1, twice: { $multiply: ['$a', 2] } },
      { _id: 1, a: 1, twice: 2 },
    ],
    [{ renamed: '$b.c' }, { _id: 1, renamed: 2 }],
  ])('When it is %j, then that is answered', async (projection, answer) => {
    await collection().insertOne(doc);
    await expect(collection().findOne({}, { projection })).resolves.toEqual(answer);
  });

  it('When it is positional, then only the matching element is answered', async () => {
    await collection().insertOne(doc);
    await expect(collection().findOne({ 'e.f': 3 }, { projection: { 'e.$': 1 } })).resolves.toEqual({
      _id: 1,
      e: [{ f: 3 }],
    });
  });

  it('When it both includes and excludes, then it is an error', async () => {
    await collection().insertOne(doc);
    await expect(collection().findOne({}, { projection: { a: 1, b: 0 } })).rejects.toMatchObject({
      code: 31254,
    });
    await expect(collection().findOne({}, { projection: { a: 0, b: 1 } })).rejects.toMatchObject({
      code: 31253,
    });
  });
});
