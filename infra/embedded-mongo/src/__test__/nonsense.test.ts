import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Document, MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../index.ts';

let server: EmbeddedMongo;
let client: MongoClient;
beforeAll(async () => {
  server = await startEmbeddedMongo();
  client = await MongoClient.connect(server.uri);
});
afterAll(async () => {
  await client.close();
  await server.close();
});

const names =
  'a b a.b a.0 a.$ a.$[] a.$[x] $ _id __proto__ constructor $and $or $nor $not $eq $ne $gt $lte $in $nin $all $elemMatch $size $exists $type $mod $regex $options $expr $text $bitsAllSet $set $unset $inc $mul $min $max $push $each $slice $sort $position $pull $pullAll $pop $addToSet $rename $currentDate $bit $setOnInsert $match $group $project $sum $facet $lookup $unwind $sort $limit $count $add $cond $meta'.split(
    ' ',
  );
const tree = fc.letrec<{ value: unknown; object: Document }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      0,
      1,
      -1,
      2.5,
      null,
      true,
      '',
      'a',
      '$a',
      '$$x',
      'text',
      Number.NaN,
      new Date(0),
      /a/,
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3 }),
}));

const command = fc.oneof(
  fc.record(
    {
      find: fc.constant('c'),
      filter: tree.object,
      sort: tree.value,
      projection: tree.value,
      limit: tree.value,
    },
    { requiredKeys: ['find', 'filter'] },
  ),
  fc.record({
    update: fc.constant('c'),
    updates: fc.tuple(
      fc.record({ q: tree.object, u: fc.oneof(tree.object, tree.value), upsert: fc.boolean() }),
    ),
  }),
  fc.record(
    {
      findAndModify: fc.constant('c'),
      query: tree.object,
      update: tree.value,
      arrayFilters: fc.array(tree.value, { maxLength: 2 }),
    },
    { requiredKeys: ['findAndModify', 'query', 'update'] },
  ),
  fc.record({
    aggregate: fc.constant('c'),
    pipeline: fc.array(tree.object, { maxLength: 3 }),
    cursor: fc.constant({}),
  }),
  fc.record({
    createIndexes: fc.constant('c'),
    indexes: fc.tuple(
      fc.record(
        { key: tree.object, name: fc.constant('n'), partialFilterExpression: tree.value },
        { requiredKeys: ['key', 'name'] },
      ),
    ),
  }),
  fc.record({
    delete: fc.constant('c'),
    deletes: fc.tuple(fc.record({ q: tree.object, limit: fc.constantFrom(0, 1) })),
  }),
  fc.record({ distinct: fc.constant('c'), key: fc.constantFrom(...names), query: tree.value }),
  fc.record({ explain: fc.record({ find: fc.constant('c'), filter: tree.object }) }),
);

const INTERNAL_ERROR = 1;

describe('nonsense', () => {
  it('When commands are made at random, then each gets an answer and none an internal error', async () => {
    const db = client.db('d');
    const documents = [{ a: 1 }, { a: [1, { b: 2 }] }, { a: { b: [0, 'a'] } }, { b: null }];
    await fc.assert(
      fc.asyncProperty(command, async (given) => {
        await db.collection('c').deleteMany({});
        await db.collection('c').insertMany(documents.map((one) => ({ ...one })));
        const answer = await db.command(given).catch((error) => error);
        const codes = [
          answer.code,
          ...(answer.writeErrors ?? []).map((error: { code: number }) => error.code),
        ];
        expect(codes).not.toContain(INTERNAL_ERROR);
        await db.collection('c').dropIndexes();
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  it('When a document is nested a thousand deep, then the server lives on', async () => {
    let deep: Document = {};
    for (let i = 0; i < 1000; i += 1) deep = { a: deep };
    const collection = client.db('d').collection('deep');
    await collection.createIndex({ a: 1 });
    await collection.insertOne(deep).catch(() => {});
    await collection.updateOne({}, { $set: { b: 1 } }).catch(() => {});
    await expect(client.db('d').command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });
});
