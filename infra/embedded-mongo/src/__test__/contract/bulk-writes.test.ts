import { describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, MongoClientBulkWriteError, ObjectId } from 'mongodb';
import { contractDatabase, type Loose } from './support/contract-database.ts';

const { client, collection, db } = contractDatabase('bulk_writes');

const failed = (error: unknown) => error as MongoBulkWriteError;

describe('bulk writes', () => {
  it('When operations are mixed, then all are done in order and counted', async () => {
    const done = await collection().bulkWrite([
      { insertOne: { document: { _id: 1, a: 1 } } },
      { insertOne: { document: { _id: 2, a: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { b: 1 } } } },
      { updateMany: { filter: { a: 1 }, update: { $inc: { a: 1 } } } },
      { replaceOne: { filter: { _id: 3 }, replacement: { c: 1 }, upsert: true } },
      { deleteOne: { filter: { _id: 2 } } },
    ]);
    expect(done).toMatchObject({
      insertedCount: 2,
      matchedCount: 3,
      modifiedCount: 3,
      upsertedCount: 1,
      upsertedIds: { 4: 3 },
      deletedCount: 1,
    });
    await expect(collection().find().sort({ _id: 1 }).toArray()).resolves.toEqual([
      { _id: 1, a: 2, b: 1 },
      { _id: 3, c: 1 },
    ]);
  });

  it('When an ordered write fails, then what follows is not tried', async () => {
    const error = await collection()
      .insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])
      .catch(failed);
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect(error).toMatchObject({ code: 11000, insertedCount: 1, writeErrors: [{ index: 1, code: 11000 }] });
    expect(await collection().countDocuments()).toBe(1);
  });

  it('When an unordered write fails, then all others are done and every failure named', async () => {
    const error = await collection()
      .insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }], { ordered: false })
      .catch(failed);
    expect(error).toMatchObject({ code: 11000, insertedCount: 3, writeErrors: [{ index: 1 }, { index: 3 }] });
    expect(await collection().countDocuments()).toBe(3);
  });

  it('When one update of many is wrong, then the error names it', async () => {
    await collection().insertOne({ _id: 1, a: 'x' });
    const error = await collection()
      .bulkWrite([
        { updateOne: { filter: { _id: 1 }, update: { $set: { b: 1 } } } },
        { updateOne: { filter: { _id: 1 }, update: { $inc: { a: 1 } } } },
      ])
      .catch(failed);
    expect(error).toMatchObject({ code: 14, writeErrors: [{ index: 1, code: 14 }] });
  });

  it('When a client writes to two collections at once, then both are written', async () => {
    const [one, two] = [new ObjectId(), new ObjectId()];
    const name = collection().collectionName;
    const of = (suffix: string) => `${db().databaseName}.${name}${suffix}`;
    const done = await client().bulkWrite<Record<string, Loose>>(
      [
        { name: 'insertOne', namespace: of('a'), document: { _id: one, n: 1 } },
        { name: 'insertOne', namespace: of('b'), document: { _id: one, n: 1 } },
        { name: 'updateOne', namespace: of('a'), filter: { _id: one }, update: { $inc: { n: 1 } } },
        {
          name: 'updateOne',
          namespace: of('b'),
          filter: { _id: two },
          update: { $set: { n: 5 } },
          upsert: true,
        },
        { name: 'deleteMany', namespace: of('b'), filter: { n: 1 } },
      ],
      { verboseResults: true },
    );
    expect(done).toMatchObject({
      insertedCount: 2,
      matchedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(done.updateResults?.get(3)).toMatchObject({ upsertedId: two });
    await expect(db().collection(`${name}a`).findOne()).resolves.toEqual({ _id: one, n: 2 });
  });

  it('When a client write collides, then the error names the operation', async () => {
    const id = new ObjectId();
    const namespace = `${db().databaseName}.${collection().collectionName}`;
    const error = await client()
      .bulkWrite<Record<string, Loose>>(
        [id, id, new ObjectId()].map((_id) => ({ name: 'insertOne' as const, namespace, document: { _id } })),
        { ordered: false },
      )
      .catch((caught: unknown) => caught as MongoClientBulkWriteError);
    expect(error).toBeInstanceOf(MongoClientBulkWriteError);
    expect((error as MongoClientBulkWriteError).writeErrors.get(1)).toMatchObject({ code: 11000 });
    expect(await collection().countDocuments()).toBe(2);
  });

  it('When a write is not acknowledged, then it is done all the same', async () => {
    await collection().insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    const seen = async (): Promise<boolean> => (await collection().countDocuments()) === 1 || seen();
    await expect(seen()).resolves.toBe(true);
  });

  it('When a majority and the journal are asked for, then a single server grants it', async () => {
    const done = await collection().insertOne({ _id: 1 }, { writeConcern: { w: 'majority', journal: true } });
    expect(done.acknowledged).toBe(true);
  });
});
