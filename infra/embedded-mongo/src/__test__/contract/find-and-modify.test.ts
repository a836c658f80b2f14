import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, db } = contractDatabase('find_and_modify');

describe('findAndModify', () => {
  it('When guarded by its version, then the first writer wins and the second gets null', async () => {
    await collection().insertOne({ _id: 1, version: 0, outbox: [] });
    const update: Document = {
      $set: { price: 5 },
      $inc: { version: 1 },
      $push: { outbox: { id: 'e' } },
      $min: { outboxAt: new Date(1) },
    };
    const change = () =>
      collection().findOneAndUpdate({ _id: 1, version: 0 }, update, { returnDocument: 'after' });
    const [first, second] = [await change(), await change()];
    expect(first).toEqual({ _id: 1, version: 1, price: 5, outbox: [{ id: 'e' }], outboxAt: new Date(1) });
    expect(second).toBeNull();
  });

  it('When a hundred change one document at once, then every change counts', async () => {
    await collection().insertOne({ _id: 1, n: 0 });
    const seen = await Promise.all(
      Array.from({ length: 100 }, () =>
        collection().findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'after' }),
      ),
    );
    expect(new Set(seen.map((doc) => doc?.n)).size).toBe(100);
  });

  it('When the outbox is full, then a guard on its 50th element refuses the write', async () => {
    const outbox = Array.from({ length: 49 }, (_, id) => ({ id }));
    await collection().insertOne({ _id: 1, outbox });
    const room = { _id: 1, 'outbox.49': { $exists: false } };
    const update: Document = { $push: { outbox: { id: 'x' } } };
    const push = () => collection().findOneAndUpdate(room, update, { returnDocument: 'after' });
    expect((await push())?.outbox).toHaveLength(50);
    expect(await push()).toBeNull();
  });

  it('When the old document is asked for, then it is what was there before', async () => {
    await collection().insertOne({ _id: 1, a: 1 });
    await expect(collection().findOneAndUpdate({ _id: 1 }, { $set: { a: 2 } })).resolves.toEqual({
      _id: 1,
      a: 1,
    });
    await expect(collection().findOneAndReplace({ _id: 1 }, { b: 1 })).resolves.toEqual({ _id: 1, a: 2 });
    await expect(collection().findOneAndDelete({ _id: 1 })).resolves.toEqual({ _id: 1, b: 1 });
    await expect(collection().findOneAndDelete({ _id: 1 })).resolves.toBeNull();
  });

  it('When there is a sort, then the first by it is taken; when a projection, then only that is answered', async () => {
    await collection().insertMany([
      { _id: 1, at: 3 },
      { _id: 2, at: 1 },
      { _id: 3, at: 2 },
    ]);
    const taken = await collection().findOneAndUpdate(
      { at: { $gt: 0 } },
      { $set: { taken: true } },
      { sort: { at: 1 }, projection: { taken: 1 }, returnDocument: 'after' },
    );
    expect(taken).toEqual({ _id: 2, taken: true });
  });

  it('When it upserts, then before is null and after the new document', async () => {
    const upsert = { upsert: true } as const;
    await expect(collection().findOneAndUpdate({ _id: 1 }, { $set: { a: 1 } }, upsert)).resolves.toBeNull();
    await expect(
      collection().findOneAndUpdate({ _id: 2 }, { $set: { a: 1 } }, { ...upsert, returnDocument: 'after' }),
    ).resolves.toEqual({ _id: 2, a: 1 });
  });

  it('When the whole answer is asked for, then lastErrorObject says what happened', async () => {
    const options = { upsert: true, includeResultMetadata: true } as const;
    const made = await collection().findOneAndUpdate({ _id: 5 }, { $set: { a: 1 } }, options);
    expect(made).toMatchObject({
      ok: 1,
      value: null,
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 5 },
    });
    const changed = await collection().findOneAndUpdate({ _id: 5 }, { $set: { a: 2 } }, options);
    expect(changed).toMatchObject({
      ok: 1,
      value: { _id: 5, a: 1 },
      lastErrorObject: { n: 1, updatedExisting: true },
    });
  });

  it('When the change collides in a unique index, then it is a duplicate key and nothing changed', async () => {
    await collection().createIndex(
      { ticketId: 1, slots: 1 },
      { unique: true, partialFilterExpression: { live: true } },
    );
    await collection().insertMany([
      { _id: 1, ticketId: 't', slots: [0, 1], live: true },
      { _id: 2, ticketId: 't', slots: [1] },
    ]);
    const attempt = collection().findOneAndUpdate({ _id: 2 }, { $set: { live: true } });
    await expect(attempt).rejects.toMatchObject({
      code: 11000,
      codeName: 'DuplicateKey',
      keyPattern: { ticketId: 1, slots: 1 },
      keyValue: { ticketId: 't', slots: 1 },
    });
    await expect(collection().findOne({ _id: 2 })).resolves.toEqual({ _id: 2, ticketId: 't', slots: [1] });
  });

  it('When neither an update nor remove is given, or both, then it is refused', async () => {
    const name = collection().collectionName;
    await expect(db().command({ findAndModify: name, query: {} })).rejects.toMatchObject({ code: 9 });
    await expect(
      db().command({ findAndModify: name, query: {}, remove: true, update: { $set: { a: 1 } } }),
    ).rejects.toMatchObject({ code: 9 });
  });
});
