import { describe, expect, it } from '@jest/globals';
import { type Document, Long, ObjectId } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, named } = contractDatabase('aggregation');

const orders = [
  { _id: 1, user: 'a', cents: 500, tags: ['x', 'y'], at: new Date(1000), live: true },
  { _id: 2, user: 'b', cents: 700, tags: ['y'], at: new Date(2000) },
  { _id: 3, user: 'a', cents: 300, tags: [], at: new Date(3000), live: true },
];

const run = (pipeline: Document[]): Promise<Document[]> => collection().aggregate(pipeline).toArray();

describe('aggregation', () => {
  it.each<[string, Document[], Document[]]>([
    [
      '$match, $sort and $limit',
      [
        { $match: { cents: { $gt: 300 } } },
        { $sort: { cents: -1 } },
        { $limit: 1 },
        { $project: { cents: 1 } },
      ],
      [{ _id: 2, cents: 700 }],
    ],
    [
      '$group',
      [
        {
          $group: {
            _id: '$user',
            sum: { $sum: '$cents' },
            n: { $sum: 1 },
            max: { $max: '$cents' },
            avg: { $avg: '$cents' },
            ids: { $push: '$_id' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'a', sum: 800, n: 2, max: 500, avg: 400, ids: [1, 3] },
        { _id: 'b', sum: 700, n: 1, max: 700, avg: 700, ids: [2] },
      ],
    ],
    [
      '$group over all',
      [
        {
          $group: {
            _id: null,
            sum: { $sum: '$cents' },
            first: { $first: '$user' },
            users: { $addToSet: '$user' },
          },
        },
        { $project: { _id: 0, sum: 1, first: 1, users: { $size: '$users' } } },
      ],
      [{ sum: 1500, first: 'a', users: 2 }],
    ],
    [
      '$group by several fields',
      [
        { $group: { _id: { user: '$user', live: '$live' }, n: { $count: {} } } },
        { $sort: { n: -1 } },
        { $limit: 1 },
      ],
      [{ _id: { user: 'a', live: true }, n: 2 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
      [
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    ],
    [
      '$unwind that keeps empty arrays',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $match: { _id: { $gt: 1 } } },
        { $project: { tags: 1, i: 1 } },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 2, tags: 'y', i: 0 },
        { _id: 3, i: null },
      ],
    ],
    [
      '$addFields and $cond',
      [
        { $addFields: { dear: { $cond: [{ $gte: ['$cents', 500] }, 'yes', 'no'] } } },
        { $match: { dear: 'no' } },
        { $project: { dear: 1 } },
      ],
      [{ _id: 3, dear: 'no' }],
    ],
    [
      '$project that computes',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            euros: { $divide: ['$cents', 100] },
            year: { $year: '$at' },
            tags: { $concatArrays: ['$tags', ['z']] },
          },
        },
      ],
      [{ euros: 5, year: 1970, tags: ['x', 'y', 'z'] }],
    ],
    ['$count', [{ $match: { user: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of nothing', [{ $match: { user: 'z' } }, { $count: 'n' }], []],
    ['$skip', [{ $sort: { _id: 1 } }, { $skip: 2 }, { $project: { _id: 1 } }], [{ _id: 3 }]],
    [
      '$facet',
      [
        {
          $facet: {
            items: [{ $sort: { cents: 1 } }, { $limit: 1 }, { $project: { cents: 1 } }],
            total: [{ $count: 'n' }],
            none: [{ $match: { user: 'z' } }],
          },
        },
      ],
      [{ items: [{ _id: 3, cents: 300 }], total: [{ n: 3 }], none: [] }],
    ],
    [
      '$replaceRoot',
      [
        { $match: { _id: 1 } },
        { $replaceRoot: { newRoot: { $mergeObjects: [{ fresh: 1 }, { id: '$_id' }] } } },
      ],
      [{ fresh: 1, id: 1 }],
    ],
    ['$unset', [{ $match: { _id: 2 } }, { $unset: ['tags', 'at'] }], [{ _id: 2, user: 'b', cents: 700 }]],
    [
      '$bucket',
      [{ $bucket: { groupBy: '$cents', boundaries: [0, 400, 1000], output: { n: { $sum: 1 } } } }],
      [
        { _id: 0, n: 1 },
        { _id: 400, n: 2 },
      ],
    ],
    [
      '$match with $expr',
      [{ $match: { $expr: { $eq: [{ $size: '$tags' }, 2] } } }, { $project: { _id: 1 } }],
      [{ _id: 1 }],
    ],
    [
      '$reduce and $map',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            all: {
              $reduce: {
                input: { $map: { input: '$tags', as: 't', in: { $toUpper: '$$t' } } },
                initialValue: '',
                in: { $concat: ['$$value', '$$this'] },
              },
            },
          },
        },
      ],
      [{ all: 'XY' }],
    ],
  ])('When the pipeline has %s, then it gives what MongoDB gives', async (_name, pipeline, result) => {
    await collection().insertMany(orders);
    expect(await run(pipeline)).toEqual(result);
  });

  it('When $lookup joins by a field, then equal values are found, and null joins the missing', async () => {
    const name = `${collection().collectionName}_tickets`;
    const id = new ObjectId();
    await named(name).insertMany([
      { _id: id, title: 'one' },
      { _id: 'x', title: 'two' },
      { _id: 'y', of: [1, 2] },
    ]);
    await collection().insertMany([{ _id: 1, ticket: id }, { _id: 2, ticket: ['x', id] }, { _id: 3 }]);
    const joined = await run([
      { $lookup: { from: name, localField: 'ticket', foreignField: '_id', as: 't' } },
      { $sort: { _id: 1 } },
    ]);
    expect(joined.map(({ t }) => t.map((one: Document) => one.title).sort())).toEqual([
      ['one'],
      ['one', 'two'],
      [],
    ]);
    const back = await run([
      { $lookup: { from: name, localField: '_id', foreignField: 'of', as: 't' } },
      { $match: { 't.0': { $exists: true } } },
    ]);
    expect(back.map(({ _id }) => _id)).toEqual([1, 2]);
  });

  it('When $lookup has a pipeline with variables, then it runs for each document', async () => {
    const name = `${collection().collectionName}_lines`;
    await named(name).insertMany([
      { _id: 1, order: 1, n: 5 },
      { _id: 2, order: 1, n: 7 },
      { _id: 3, order: 2, n: 9 },
    ]);
    await collection().insertMany([
      { _id: 1, min: 6 },
      { _id: 2, min: 6 },
    ]);
    const joined = await run([
      {
        $lookup: {
          from: name,
          let: { id: '$_id', min: '$min' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$order', '$$id'] }, { $gte: ['$n', '$$min'] }] } } },
            { $project: { _id: 0, n: 1 } },
          ],
          as: 'lines',
        },
      },
      { $sort: { _id: 1 } },
    ]);
    expect(joined.map(({ lines }) => lines)).toEqual([[{ n: 7 }], [{ n: 9 }]]);
  });

  it('When $unionWith names another collection, then both come', async () => {
    const name = `${collection().collectionName}_more`;
    await named(name).insertOne({ _id: 9, a: 2 });
    await collection().insertOne({ _id: 1, a: 1 });
    expect(await run([{ $unionWith: { coll: name, pipeline: [{ $match: { a: 2 } }] } }])).toEqual([
      { _id: 1, a: 1 },
      { _id: 9, a: 2 },
    ]);
  });

  it('When $sample is asked for, then so many different ones come', async () => {
    await collection().insertMany(orders);
    const sample = await run([{ $sample: { size: 2 } }]);
    expect(new Set(sample.map(({ _id }) => _id)).size).toBe(2);
  });

  it('When longs and ids are grouped, then equal ones meet', async () => {
    const [a, b] = [new ObjectId(), new ObjectId()];
    await collection().insertMany([
      { id: a, n: Long.fromNumber(2) },
      { id: new ObjectId(a.toHexString()), n: 3 },
      { id: b, n: 1 },
    ]);
    expect(await run([{ $group: { _id: '$id', n: { $sum: '$n' } } }, { $sort: { n: -1 } }])).toEqual([
      { _id: a, n: 5 },
      { _id: b, n: 1 },
    ]);
  });

  it('When expressions compare ids, dates and longs, then equal values are equal', async () => {
    const id = new ObjectId();
    await collection().insertMany([
      { _id: 1, id, at: new Date(5), n: Long.fromNumber(5) },
      { _id: 2, id: new ObjectId(), at: new Date(9), n: 9 },
    ]);
    const matched = (...args: unknown[]) => collection().countDocuments({ $expr: { $and: args } });
    expect(await matched({ $eq: ['$id', id] })).toBe(1);
    expect(await matched({ $in: ['$id', [id]] })).toBe(1);
    expect(await matched({ $lte: ['$at', new Date(5)] }, { $eq: ['$n', Long.fromNumber(5)] })).toBe(1);
    expect(await matched({ $lt: ['$missing', 5] })).toBe(2);
    expect(await matched({ $gt: ['text', 5] }, { $eq: [{ $cmp: ['$n', '$at'] }, -1] })).toBe(2);
    expect(await matched({ $eq: ['$missing', null] })).toBe(0);
    expect(await matched({ $eq: [[1, 2], 1] })).toBe(0);
  });

  it('When a stage copies and changes, then what is stored is as before', async () => {
    await collection().insertOne({ _id: 1, a: { b: [1, { c: 1 }] } });
    await run([{ $addFields: { 'a.b.c': 9, 'a.x': 1 } }, { $unwind: '$a.b' }, { $project: { 'a.b': 0 } }]);
    await expect(collection().findOne()).resolves.toEqual({ _id: 1, a: { b: [1, { c: 1 }] } });
  });

  it.each<[string, Document[], number]>([
    ['a stage', [{ $foo: 1 }], 40324],
    ['an expression', [{ $project: { a: { $foo: 1 } } }], 31325],
    ['an expression in $addFields', [{ $addFields: { a: { $foo: 1 } } }], 168],
    ['an accumulator', [{ $group: { _id: 1, a: { $foo: 1 } } }], 15952],
    ['a query operator in $match', [{ $match: { a: { $foo: 1 } } }], 2],
    ['a stage inside $facet', [{ $facet: { a: [{ $foo: 1 }] } }], 40324],
    ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
  ])(
    'When %s is unknown or wrong, then it is an error even on an empty collection',
    async (_what, pipeline, code) => {
      await expect(run(pipeline)).rejects.toMatchObject({ name: 'MongoServerError', code });
    },
  );
});
