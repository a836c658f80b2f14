import { describe, expect, it } from '@jest/globals';
import { type Two, withTwoClients } from '../support/two-clients.ts';

const seeds = [1, 2, 3];

/** What the outbox's replicas did: a duplicate key taken for "already newer". */
const naive = (collection: Two['one'], _id: number, version: number): Promise<'done' | 'refused'> =>
  collection.updateOne({ _id, version: { $lt: version } }, { $set: { version } }, { upsert: true }).then(
    () => 'done',
    (error) => {
      if (error.code !== 11000) throw error;
      return 'refused';
    },
  );

const race = (seed: number | undefined) =>
  withTwoClients(seed, async ({ one, other }) => {
    const count = 100;
    let refused = 0;
    for (let _id = 0; _id < count; _id += 1) {
      const outcomes = await Promise.all([naive(one, _id, 1), naive(other, _id, 2)]);
      refused += outcomes.filter((outcome) => outcome === 'refused').length;
    }
    return { refused, lost: count - (await one.countDocuments({ version: 2 })) };
  });

describe('upserts with a condition that is no equality', () => {
  it.each(seeds)(
    'When two insert one document at once (seed %i), then some newer versions are lost',
    async (seed) => {
      const { refused, lost } = await race(seed);
      expect(refused).toBeGreaterThan(5);
      expect(lost).toBeGreaterThan(1);
    },
  );

  it('When commands run one after the other, then that is never seen', async () => {
    expect((await race(undefined)).lost).toBe(0);
  });

  it('When an upsert of many meets a duplicate key, then it is not repeated', async () => {
    const codes = await withTwoClients(5, async ({ one, other }) => {
      const codes: number[] = [];
      const upsert = (collection: Two['one'], _id: number) =>
        collection
          .updateMany({ _id }, { $inc: { n: 1 } }, { upsert: true })
          .catch((error) => codes.push(error.code));
      for (let _id = 0; _id < 40; _id += 1) await Promise.all([upsert(one, _id), upsert(other, _id)]);
      return codes;
    });
    expect(new Set(codes)).toEqual(new Set([11000]));
  });
});
