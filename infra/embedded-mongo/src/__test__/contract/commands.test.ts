import { describe, expect, it } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { client, collection, db } = contractDatabase('commands');

describe('commands', () => {
  it('When a command is unknown, then code 59', async () => {
    await expect(db().command({ makeCoffee: 1 })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 59,
      codeName: 'CommandNotFound',
    });
  });

  it('When an option is unknown, then it is an error and not ignored', async () => {
    await expect(db().command({ find: 'c', filtre: {} })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 40415,
    });
  });

  it('When pinged and asked who it is, then it answers as a writable server', async () => {
    await expect(db().command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
    await expect(db().admin().command({ hello: 1 })).resolves.toMatchObject({
      isWritablePrimary: true,
      maxBsonObjectSize: 16777216,
      ok: 1,
    });
    const { version } = await db().admin().buildInfo();
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(7);
  });

  it('When a document has no _id, then the server gives it one and puts it first', async () => {
    await db().command({ insert: collection().collectionName, documents: [{ b: 1, a: 2 }] });
    const found = await collection().findOne();
    expect(Object.keys(found ?? {})).toEqual(['_id', 'b', 'a']);
    expect(found?._id).toBeInstanceOf(ObjectId);
  });

  it('When _id is not first, then it is stored first', async () => {
    await collection().insertOne({ b: 1, _id: 'x' });
    expect(Object.keys((await collection().findOne()) ?? {})).toEqual(['_id', 'b']);
  });

  it('When _id is an array, then it is refused', async () => {
    await expect(collection().insertOne({ _id: [1] })).rejects.toMatchObject({ name: 'MongoServerError' });
  });

  it('When _id is a document or null, then it is a key like any other', async () => {
    await collection().insertMany([{ _id: { a: 1, b: 2 } }, { _id: null }]);
    await expect(collection().insertOne({ _id: { a: 1, b: 2 } })).rejects.toMatchObject({ code: 11000 });
    await expect(collection().findOne({ _id: { a: 1, b: 2 } })).resolves.toEqual({ _id: { a: 1, b: 2 } });
    await expect(collection().findOne({ _id: { b: 2, a: 1 } })).resolves.toBeNull();
  });

  it('When a document would grow past 16 MB, then it is refused and stays as it was', async () => {
    const text = 'x'.repeat(9 * 1024 * 1024);
    await collection().insertOne({ _id: 1, text });
    const attempt = collection().updateOne({ _id: 1 }, { $set: { more: text } });
    await expect(attempt).rejects.toMatchObject({ name: 'MongoServerError' });
    expect(Object.keys((await collection().findOne({ _id: 1 })) ?? {})).toEqual(['_id', 'text']);
  });

  it('When a session is used, then commands work in it', async () => {
    await client().withSession(async (session) => {
      await collection().insertOne({ _id: 1 }, { session });
      await expect(collection().findOne({ _id: 1 }, { session })).resolves.toEqual({ _id: 1 });
    });
  });

  it('When a database is listed and dropped, then it shows', async () => {
    await collection().insertOne({});
    const names = async () => (await client().db().admin().listDatabases()).databases.map(({ name }) => name);
    expect(await names()).toContain(db().databaseName);
    await expect(db().dropDatabase()).resolves.toBe(true);
    expect(await names()).not.toContain(db().databaseName);
  });
});
