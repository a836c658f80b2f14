import { describe, expect, it } from '@jest/globals';
import { Long } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection, db } = contractDatabase('cursors');

const fill = (n: number) =>
  collection().insertMany(Array.from({ length: n }, (_, _id) => ({ _id, even: _id % 2 === 0 })));

describe('cursors', () => {
  it('When there are more documents than a batch holds, then iteration gets each once and in order', async () => {
    await fill(1000);
    const seen: unknown[] = [];
    for await (const { _id } of collection().find().sort({ _id: 1 }).batchSize(100)) seen.push(_id);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it('When no batch size is given, then all are still got', async () => {
    await fill(350);
    expect(await collection().find({ even: true }).toArray()).toHaveLength(175);
    expect(
      await collection()
        .aggregate([{ $match: { even: false } }])
        .toArray(),
    ).toHaveLength(175);
  });

  it('When documents are large, then batches end before 16 MB and nothing is lost', async () => {
    const text = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 20; i += 1) await collection().insertOne({ i, text });
    const lengths = await collection()
      .find({}, { batchSize: 1000 })
      .map((doc) => doc.text.length)
      .toArray();
    expect(lengths).toEqual(Array.from({ length: 20 }, () => text.length));
  });

  it('When an aggregation has many results, then its cursor goes on too', async () => {
    await fill(500);
    const seen: unknown[] = [];
    for await (const doc of collection().aggregate([{ $sort: { _id: -1 } }], { batchSize: 50 }))
      seen.push(doc._id);
    expect(seen).toEqual(Array.from({ length: 500 }, (_, i) => 499 - i));
  });

  it('When a cursor is closed early, then the server forgets it', async () => {
    await fill(300);
    const cursor = collection().find().batchSize(10);
    await cursor.next();
    const id = cursor.id as Long;
    await cursor.close();
    const more = db().command({ getMore: id, collection: collection().collectionName });
    await expect(more).rejects.toMatchObject({ code: 43, codeName: 'CursorNotFound' });
  });

  it('When a cursor is unknown, then code 43', async () => {
    const more = db().command({ getMore: Long.fromNumber(4711), collection: collection().collectionName });
    await expect(more).rejects.toMatchObject({ code: 43 });
  });

  it('When the limit is less than a batch, then exactly so many come', async () => {
    await fill(300);
    expect(await collection().find().limit(5).toArray()).toHaveLength(5);
    expect(await collection().find().limit(150).toArray()).toHaveLength(150);
    expect(await collection().find().batchSize(2).limit(5).toArray()).toHaveLength(5);
  });

  it('When counted or made distinct, then the numbers are right', async () => {
    await fill(10);
    expect(await collection().countDocuments({ even: true })).toBe(5);
    expect(await collection().countDocuments({ even: true }, { skip: 1, limit: 3 })).toBe(3);
    expect(await collection().countDocuments({ _id: 99 })).toBe(0);
    expect(await collection().estimatedDocumentCount()).toBe(10);
    await collection().insertMany([{ tags: ['b', 'a'] }, { tags: 'c' }, { tags: null }, {}]);
    expect(new Set(await collection().distinct('tags'))).toEqual(new Set([null, 'a', 'b', 'c']));
    expect(await collection().distinct('even', { _id: { $lt: 1 } })).toEqual([true]);
  });
});
