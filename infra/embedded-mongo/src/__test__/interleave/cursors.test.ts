import { describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { documents, type Two, withTwoClients } from '../support/two-clients.ts';

const seed = 21;

const ways: [string, (collection: Two['one']) => AsyncIterable<Document>][] = [
  ['find', (collection) => collection.find({}, { batchSize: 2 })],
  [
    'find by an index',
    (collection) => collection.find({ _id: { $gte: 0 } }, { batchSize: 2 }).sort({ _id: 1 }),
  ],
  ['aggregate', (collection) => collection.aggregate([{ $match: { _id: { $gte: 0 } } }], { batchSize: 2 })],
];

describe('batches of a cursor', () => {
  it.each(ways)(
    'When others write between the batches of %s, then a later batch shows it',
    async (_, open) => {
      const seen = await withTwoClients(seed, async ({ one, other }) => {
        await one.insertMany(documents(6));
        const rows: number[][] = [];
        for await (const { _id, n } of open(one)) {
          rows.push([_id, n]);
          if (_id !== 1) continue;
          await other.deleteOne({ _id: 3 });
          await other.updateOne({ _id: 4 }, { $set: { n: 7 } });
          await other.insertOne({ _id: 9, n: 8 });
        }
        return rows;
      });
      expect(seen).toEqual([
        [0, 0],
        [1, 0],
        [2, 0],
        [4, 7],
        [5, 0],
        [9, 8],
      ]);
    },
  );

  it('When an indexed value moves ahead of the cursor, then its document is met again', async () => {
    const seen = await withTwoClients(seed, async ({ one, other }) => {
      await one.createIndex({ n: 1 });
      await one.insertMany([1, 2, 3, 4].map((n) => ({ _id: n, n })));
      const ids: number[] = [];
      for await (const { _id } of one.find({ n: { $gt: 0 } }, { batchSize: 2 }).sort({ n: 1 })) {
        ids.push(_id);
        if (_id === 2 && ids.length === 2) await other.updateOne({ _id: 1 }, { $set: { n: 10 } });
      }
      return ids;
    });
    expect(seen).toEqual([1, 2, 3, 4, 1]);
  });

  it('When the rows must be sorted first, then they are as they were when they were read', async () => {
    const seen = await withTwoClients(seed, async ({ one, other }) => {
      await one.insertMany(documents(4));
      const cursor = one.find({}, { batchSize: 2 }).sort({ n: 1, _id: 1 });
      await cursor.next();
      await other.deleteOne({ _id: 3 });
      return (await cursor.toArray()).map(({ _id }) => _id);
    });
    expect(seen).toEqual([1, 2, 3]);
  });
});
