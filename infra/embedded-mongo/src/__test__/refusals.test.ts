import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal128, type Document, Long, MongoClient, UUID } from 'mongodb';
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

const command = (given: Document) => client.db('d').command(given);

describe('what the stand-in refuses', () => {
  it('When a transaction begins, then code 20 as from any standalone server', async () => {
    const transaction = {
      insert: 'c',
      documents: [{ _id: 1 }],
      lsid: { id: new UUID() },
      txnNumber: Long.fromNumber(1),
      autocommit: false,
      startTransaction: true,
    };
    await expect(command(transaction)).rejects.toMatchObject({ code: 20, codeName: 'IllegalOperation' });
    await expect(command({ count: 'c' })).resolves.toMatchObject({ n: 0 });
    const session = client.startSession();
    const attempt = session.withTransaction(() => client.db('d').collection('c').insertOne({}, { session }));
    await expect(attempt).rejects.toMatchObject({ name: 'MongoServerError' });
    await session.endSession();
  });

  it.each<[string, Document]>([
    ['$where', { find: 'c', filter: { $where: 'true' } }],
    ['$jsonSchema', { find: 'c', filter: { $jsonSchema: {} } }],
    ['$near', { find: 'c', filter: { a: { $near: [0, 0] } } }],
    ['a tailable cursor', { find: 'c', tailable: true }],
    ['$out', { aggregate: 'c', pipeline: [{ $out: 'x' }], cursor: {} }],
    ['$merge', { aggregate: 'c', pipeline: [{ $merge: 'x' }], cursor: {} }],
    ['$graphLookup', { aggregate: 'c', pipeline: [{ $graphLookup: {} }], cursor: {} }],
    ['a capped collection', { create: 'x', capped: true, size: 1000 }],
    ['a view', { create: 'x', viewOn: 'c' }],
    ['a hashed index', { createIndexes: 'c', indexes: [{ key: { a: 'hashed' }, name: 'h' }] }],
    ['a wildcard index', { createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'w' }] }],
    ['numeric collation', { find: 'c', collation: { locale: 'en', numericOrdering: true } }],
  ])('When %s is asked for, then the error says that only MongoDB has it', async (_what, given) => {
    await expect(command(given)).rejects.toMatchObject({
      code: 238,
      message: expect.stringContaining('use MongoDB'),
    });
  });

  it('When decimals or huge integers would be computed, then it is an error and not a wrong sum', async () => {
    const collection = client.db('d').collection('numbers');
    await collection.insertMany([{ d: Decimal128.fromString('1.1') }, { n: Long.MAX_VALUE }]);
    const sum = (field: string) =>
      collection
        .aggregate([
          { $match: { [field]: { $exists: true } } },
          { $group: { _id: null, sum: { $sum: `$${field}` } } },
        ])
        .toArray();
    await expect(sum('d')).rejects.toMatchObject({ code: 238 });
    await expect(sum('n')).rejects.toMatchObject({ code: 238 });
    await expect(collection.updateMany({}, { $inc: { d: 1 } })).rejects.toMatchObject({ code: 238 });
    await expect(
      collection.aggregate([{ $project: { _id: 0, d: 1 } }, { $match: { d: { $gt: 1 } } }]).toArray(),
    ).resolves.toHaveLength(1);
  });

  it('When a change stream is opened, then it is the error of a standalone server', async () => {
    const pipeline = [{ $changeStream: {} }];
    await expect(command({ aggregate: 'c', pipeline, cursor: {} })).rejects.toMatchObject({ code: 40573 });
  });

  it('When more than one server should acknowledge, then it is refused', async () => {
    const insert = { insert: 'c', documents: [{}], writeConcern: { w: 2 } };
    await expect(command(insert)).rejects.toMatchObject({ code: 2 });
  });
});
