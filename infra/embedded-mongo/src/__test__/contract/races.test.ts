import { describe, expect, it } from '@jest/globals';
import type { MongoServerError } from 'mongodb';
import { contractDatabase } from './support/contract-database.ts';

const { collection } = contractDatabase('races');

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));

/** The answer's code, or 0. */
const codeOf = (write: Promise<unknown>): Promise<unknown> =>
  write.then(
    () => 0,
    (error: MongoServerError) => error.code,
  );

describe('races', () => {
  // mongod repeats such an upsert by itself: write_ops_exec.cpp, shouldRetryDuplicateKeyException, and
  // https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-with-unique-index
  it('When 50 count in one new document by its _id, then each counts and none is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const codes = await times(50, () =>
        codeOf(collection().updateOne({ _id: round }, { $inc: { n: 1 } }, { upsert: true })),
      );
      expect(new Set(codes)).toEqual(new Set([0]));
      await expect(collection().findOne({ _id: round })).resolves.toEqual({ _id: round, n: 50 });
    }
  });

  it('When 50 count by the fields of a unique index, in any order of them, then each counts', async () => {
    await collection().createIndex({ shop: 1, day: 1 }, { unique: true });
    const found = await times(50, () =>
      collection().findOneAndUpdate(
        { day: 5, $and: [{ shop: 'a' }] },
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    expect(new Set(found.map((doc) => doc?.n)).size).toBe(50);
    expect(await collection().countDocuments()).toBe(1);
  });

  it('When a newer and an older version arrive at once, then what was refused is right without upsert', async () => {
    const replicate = async (_id: number, version: number) => {
      const [filter, change] = [{ _id, version: { $lt: version } }, { $set: { version } }];
      const code = await codeOf(collection().updateOne(filter, change, { upsert: true }));
      expect([0, 11000]).toContain(code);
      if (code === 11000) await collection().updateOne(filter, change);
    };
    await times(100, (id) => Promise.all([replicate(id, 1), replicate(id, 2)]));
    expect(await collection().distinct('version')).toEqual([2]);
  });

  // https://www.mongodb.com/docs/manual/core/write-operations-atomicity/: each document's change is atomic,
  // and ensureStillMatches (src/mongo/db/exec/write_stage_common.cpp) looks at it again.
  it('When two updateMany want the same documents, then each document is changed by one of them', async () => {
    await collection().insertMany(
      Array.from({ length: 200 }, (_, _id) => ({ _id, owner: null, changes: 0 })),
    );
    const results = await Promise.all(
      ['anna', 'bob'].map((owner) =>
        collection().updateMany({ owner: null }, { $set: { owner }, $inc: { changes: 1 } }),
      ),
    );
    expect(results.reduce((sum, { modifiedCount }) => sum + modifiedCount, 0)).toBe(200);
    expect(await collection().distinct('changes')).toEqual([1]);
  });

  it('When many take one document each, then no document is taken twice', async () => {
    await collection().insertMany(Array.from({ length: 30 }, (_, _id) => ({ _id, free: true })));
    const taken = await times(30, () =>
      collection().findOneAndUpdate({ free: true }, { $set: { free: false } }),
    );
    expect(new Set(taken.map((doc) => doc?._id)).size).toBe(30);
  });

  it('When a field that the filter excludes is indexed and moves, then updateMany changes a document once', async () => {
    await collection().createIndex({ n: 1 });
    await collection().insertMany(Array.from({ length: 100 }, (_, n) => ({ n })));
    const { modifiedCount } = await collection().updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } });
    expect(modifiedCount).toBe(100);
    expect(await collection().countDocuments({ n: { $gte: 1000, $lt: 1100 } })).toBe(100);
  });
});
