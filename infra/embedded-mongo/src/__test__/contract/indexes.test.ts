import { describe, expect, it } from '@jest/globals';
import type { Document, IndexDescription } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, db } = contractDatabase('indexes');

const duplicate = { name: 'MongoServerError', code: 11000 };

describe('unique indexes', () => {
  it('When a value is there already, then the insert fails with the key and its value', async () => {
    await collection().createIndex({ email: 1 }, { unique: true });
    await collection().insertOne({ email: 'a@b' });
    const name = collection().collectionName;
    await expect(collection().insertOne({ email: 'a@b' })).rejects.toMatchObject({
      ...duplicate,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@b' },
      message: `E11000 duplicate key error collection: ${db().databaseName}.${name} index: email_1 dup key: { email: "a@b" }`,
    });
  });

  it('When the field is missing in two documents, then they collide in null', async () => {
    await collection().createIndex({ email: 1 }, { unique: true });
    await collection().insertOne({ a: 1 });
    await expect(collection().insertOne({ a: 2 })).rejects.toMatchObject({
      ...duplicate,
      keyValue: { email: null },
    });
  });

  it('When numbers of two types are equal, then they collide', async () => {
    await collection().createIndex({ n: 1 }, { unique: true });
    await collection().insertOne({ n: 1 });
    await expect(collection().insertOne({ n: 1.0 })).rejects.toMatchObject(duplicate);
    await expect(collection().insertOne({ n: '1' })).resolves.toMatchObject({ acknowledged: true });
  });

  it('When it is compound, then only the whole key collides', async () => {
    await collection().createIndex({ user: 1, key: -1 }, { unique: true });
    await collection().insertMany([
      { user: 'a', key: 1 },
      { user: 'a', key: 2 },
      { user: 'b', key: 1 },
    ]);
    await expect(collection().insertOne({ user: 'a', key: 2 })).rejects.toMatchObject({
      ...duplicate,
      keyPattern: { user: 1, key: -1 },
      keyValue: { user: 'a', key: 2 },
    });
  });

  it('When an update would collide, then it fails and nothing changed', async () => {
    await collection().createIndex({ a: 1 }, { unique: true });
    await collection().insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    await expect(collection().updateOne({ _id: 2 }, { $set: { a: 1 } })).rejects.toMatchObject(duplicate);
    await expect(collection().updateOne({ _id: 2 }, { $set: { a: 2 } })).resolves.toMatchObject({
      matchedCount: 1,
    });
    await expect(collection().findOne({ _id: 2 })).resolves.toEqual({ _id: 2, a: 2 });
  });

  it('When the holder is deleted or moves on, then the value is free again', async () => {
    await collection().createIndex({ a: 1 }, { unique: true });
    await collection().insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    await collection().deleteOne({ _id: 1 });
    await collection().updateOne({ _id: 2 }, { $set: { a: 1 } });
    await expect(collection().insertOne({ a: 2 })).resolves.toMatchObject({ acknowledged: true });
  });

  it('When it is made over documents that collide, then that fails and there is no index', async () => {
    await collection().insertMany([{ a: 1 }, { a: 1 }]);
    await expect(collection().createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject(duplicate);
    expect(await collection().indexes()).toHaveLength(1);
  });
});

describe('multikey indexes', () => {
  it('When two documents share an element, then they collide in it', async () => {
    await collection().createIndex({ ticketId: 1, slots: 1 }, { unique: true });
    await collection().insertOne({ ticketId: 't', slots: [0, 1] });
    await expect(collection().insertOne({ ticketId: 't', slots: [2, 1] })).rejects.toMatchObject({
      ...duplicate,
      keyValue: { ticketId: 't', slots: 1 },
    });
    await expect(collection().insertOne({ ticketId: 't', slots: [2, 3] })).resolves.toMatchObject({
      acknowledged: true,
    });
  });

  it('When one document repeats an element, then it does not collide with itself', async () => {
    await collection().createIndex({ a: 1 }, { unique: true });
    await expect(collection().insertOne({ a: [1, 1, 2] })).resolves.toMatchObject({ acknowledged: true });
  });

  it('When the path goes into objects of an array, then each of them counts', async () => {
    await collection().createIndex({ 'events.id': 1 }, { unique: true });
    await collection().insertOne({ events: [{ id: 'a' }, { id: 'b' }] });
    await expect(collection().insertOne({ events: [{ id: 'c' }, { id: 'b' }] })).rejects.toMatchObject({
      ...duplicate,
      keyPattern: { 'events.id': 1 },
    });
    await expect(collection().findOne({ 'events.id': 'b' }, { projection: { _id: 0 } })).resolves.toEqual({
      events: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('When two arrays meet in one compound index, then the insert is refused', async () => {
    await collection().createIndex({ a: 1, b: 1 });
    await expect(collection().insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
  });
});

describe('partial and sparse indexes', () => {
  it('When a unique index is partial, then only documents its filter lets in collide', async () => {
    await collection().createIndex(
      { ticketId: 1 },
      { unique: true, partialFilterExpression: { live: true } },
    );
    await collection().insertMany([
      { _id: 1, ticketId: 't', live: true },
      { _id: 2, ticketId: 't' },
      { _id: 3, ticketId: 't', live: false },
    ]);
    await expect(collection().insertOne({ ticketId: 't', live: true })).rejects.toMatchObject(duplicate);
    await collection().updateOne({ _id: 1 }, { $unset: { live: '' } });
    await expect(collection().insertOne({ ticketId: 't', live: true })).resolves.toMatchObject({
      acknowledged: true,
    });
  });

  it.each<[Document, number[]]>([
    [{ at: { $lt: 5 } }, [1]],
    [{ at: { $exists: true } }, [1, 2, 3]],
    [{ at: null }, [3, 4]],
    [{}, [1, 2, 3, 4]],
    [{ at: { $exists: false } }, [4]],
  ])('When there is a partial index, then %j still finds all it matches', async (filter, ids) => {
    await collection().createIndex({ at: 1 }, { partialFilterExpression: { at: { $exists: true } } });
    await collection().insertMany([{ _id: 1, at: 1 }, { _id: 2, at: 9 }, { _id: 3, at: null }, { _id: 4 }]);
    const found = await collection().find(filter).sort({ _id: 1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(ids);
  });

  it('When a unique index is sparse, then documents without the field do not collide, and all are still found', async () => {
    await collection().createIndex({ email: 1 }, { unique: true, sparse: true });
    await collection().insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, email: 'x' }]);
    await expect(collection().insertOne({ email: 'x' })).rejects.toMatchObject(duplicate);
    expect(await collection().countDocuments({ email: null })).toBe(2);
    expect(await collection().find().sort({ email: 1 }).toArray()).toHaveLength(3);
  });

  it('When a partial filter holds what no index can have, then it is refused', async () => {
    const attempt = collection().createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } });
    await expect(attempt).rejects.toMatchObject({ code: 67 });
  });
});

describe('managing indexes', () => {
  it('When indexes are listed, then each shows its key and options', async () => {
    const made: IndexDescription[] = [
      { key: { a: 1, b: -1 } },
      { key: { c: 1 }, name: 'mine', unique: true, partialFilterExpression: { live: true } },
      { key: { at: 1 }, expireAfterSeconds: 60 },
      { key: { s: 1 }, sparse: true },
    ];
    await expect(collection().createIndexes(made)).resolves.toEqual(['a_1_b_-1', 'mine', 'at_1', 's_1']);
    expect(await collection().indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1' },
      { v: 2, key: { c: 1 }, name: 'mine', unique: true, partialFilterExpression: { live: true } },
      { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 },
      { v: 2, key: { s: 1 }, name: 's_1', sparse: true },
    ]);
  });

  it('When the same index is made again, then nothing happens', async () => {
    await collection().createIndex({ a: 1 }, { unique: true });
    await expect(collection().createIndex({ a: 1 }, { unique: true })).resolves.toBe('a_1');
    expect(await collection().indexes()).toHaveLength(2);
  });

  it('When the name is taken by another key, then code 86', async () => {
    await collection().createIndex({ a: 1 }, { name: 'mine' });
    await expect(collection().createIndex({ b: 1 }, { name: 'mine' })).rejects.toMatchObject({
      code: 86,
      codeName: 'IndexKeySpecsConflict',
    });
    await collection().createIndex({ c: 1 });
    await expect(collection().createIndex({ c: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
  });

  it('When the same index has another name or another lifetime, then code 85', async () => {
    await collection().createIndex({ a: 1 });
    await expect(collection().createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({
      code: 85,
      codeName: 'IndexOptionsConflict',
    });
    await collection().createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await expect(collection().createIndex({ at: 1 }, { expireAfterSeconds: 90 })).rejects.toMatchObject({
      code: 85,
    });
  });

  it('When an index is dropped, then it is gone and its name unknown', async () => {
    await collection().createIndex({ a: 1 });
    await collection().createIndex({ b: 1 });
    await collection().dropIndex('a_1');
    await expect(collection().dropIndex('a_1')).rejects.toMatchObject({ code: 27 });
    await collection().dropIndexes();
    expect(await collection().indexes()).toHaveLength(1);
  });

  it('When the collection does not exist, then listing its indexes is code 26', async () => {
    await expect(collection().indexes()).rejects.toMatchObject({ code: 26 });
  });

  it('When collections are made and dropped, then the list shows it', async () => {
    await collection().insertOne({});
    const name = collection().collectionName;
    const names = async () => (await db().listCollections({ name }).toArray()).map((one) => one.name);
    expect(await names()).toEqual([name]);
    await expect(collection().drop()).resolves.toBe(true);
    expect(await names()).toEqual([]);
    await db().createCollection(name);
    expect(await names()).toEqual([name]);
  });
});
