import { describe, expect, it } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, db } = contractDatabase('upserts');

describe('upserts', () => {
  it('When nothing matches, then equalities of the filter, $set and $setOnInsert make the document', async () => {
    const done = await collection().updateOne(
      { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 }, $and: [{ e: 3 }] },
      { $set: { f: 4 }, $setOnInsert: { g: 5 }, $inc: { n: 1 } },
      { upsert: true },
    );
    expect(done).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
      upsertedCount: 1,
      upsertedId: expect.any(ObjectId),
    });
    await expect(collection().findOne()).resolves.toEqual({
      _id: done.upsertedId,
      a: 1,
      b: { c: 2 },
      e: 3,
      f: 4,
      g: 5,
      n: 1,
    });
  });

  it('When something matches, then it is updated and nothing upserted', async () => {
    await collection().insertOne({ _id: 1, a: 1 });
    const done = await collection().updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
    expect(done).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0, upsertedId: null });
  });

  it('When a replica is older, then it is replaced; when newer, then the upsert is a duplicate key', async () => {
    const replicate = (version: number) =>
      collection().updateOne(
        { _id: 'x', version: { $lt: version } },
        { $set: { version, at: version } },
        { upsert: true },
      );
    await expect(replicate(2)).resolves.toMatchObject({ upsertedId: 'x' });
    await expect(replicate(3)).resolves.toMatchObject({ modifiedCount: 1 });
    await expect(replicate(1)).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 'x' },
    });
    await expect(collection().findOne()).resolves.toEqual({ _id: 'x', version: 3, at: 3 });
  });

  it('When a replacement is upserted, then it gets the _id of the filter', async () => {
    const done = await collection().replaceOne({ _id: 7, a: 1 }, { b: 2 }, { upsert: true });
    expect(done).toMatchObject({ upsertedId: 7, upsertedCount: 1 });
    await expect(collection().findOne()).resolves.toEqual({ _id: 7, b: 2 });
  });

  it('When many are upserted with updateMany, then one document is made', async () => {
    await expect(
      collection().updateMany({ a: 9 }, { $set: { b: 1 } }, { upsert: true }),
    ).resolves.toMatchObject({ upsertedCount: 1 });
    await expect(collection().countDocuments({ a: 9, b: 1 })).resolves.toBe(1);
  });

  it('When an upsert collides in a unique index, then it is a duplicate key with that index', async () => {
    await collection().createIndex({ email: 1 }, { unique: true });
    await collection().insertOne({ _id: 1, email: 'a@b' });
    const name = collection().collectionName;
    const attempt = collection().updateOne({ _id: 2 }, { $set: { email: 'a@b' } }, { upsert: true });
    await expect(attempt).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@b' },
      message: `E11000 duplicate key error collection: ${db().databaseName}.${name} index: email_1 dup key: { email: "a@b" }`,
    });
  });

  it('When the update sets another _id than the filter, then it is refused', async () => {
    const attempt = collection().updateOne({ _id: 1 }, { $set: { _id: 2 } }, { upsert: true });
    await expect(attempt).rejects.toMatchObject({ code: 66 });
  });

  it('When update operators make the _id, then that is the _id', async () => {
    await collection().updateOne({ a: 1 }, { $setOnInsert: { _id: 'mine' } }, { upsert: true });
    await expect(collection().findOne()).resolves.toEqual({ _id: 'mine', a: 1 });
  });
});
