import { describe, expect, it } from '@jest/globals';
import { documents, withTwoClients } from '../support/two-clients.ts';

const seed = 11;

describe('commands over many documents', () => {
  it('When many are inserted, then another client sees some of them', async () => {
    const counts = await withTwoClients(seed, async ({ one, other }) => {
      const seen = new Set<number>();
      let inserting = true;
      const inserted = one.insertMany(documents(500)).finally(() => {
        inserting = false;
      });
      while (inserting) seen.add(await other.countDocuments());
      await inserted;
      return seen;
    });
    expect([...counts].some((count) => count > 0 && count < 500)).toBe(true);
  });

  it('When one leaves the filter meanwhile, then updateMany does not change it', async () => {
    const { changed, left } = await withTwoClients(seed, async ({ one, other }) => {
      await one.insertMany(documents(500));
      const update = one.updateMany({ n: 0 }, { $set: { n: 1 } });
      for (let _id = 499; _id > 450; _id -= 1) await other.updateOne({ _id, n: 0 }, { $set: { n: 2 } });
      return { changed: (await update).modifiedCount, left: await one.countDocuments({ n: 2 }) };
    });
    expect(left).toBeGreaterThan(0);
    expect(changed).toBe(500 - left);
  });

  it('When statements come in one command, then others are in between', async () => {
    const seen = await withTwoClients(seed, async ({ one, other }) => {
      await one.insertMany(documents(2));
      const found = new Set<string>();
      for (let round = 1; round <= 30; round += 1) {
        const bulk = one.bulkWrite(
          [0, 1].map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { n: round } } } })),
        );
        found.add((await other.find().sort({ _id: 1 }).toArray()).map(({ n }) => n - round).join());
        await bulk;
      }
      return found;
    });
    expect(seen).toContain('0,-1');
  });

  it('When a scan goes on, then it may see a later write and not an earlier one', async () => {
    const torn = await withTwoClients(seed, async ({ one, other }) => {
      await one.insertMany(documents(100));
      let found = 0;
      for (let n = 1; n <= 20; n += 1) {
        const scan = one.find({}, { batchSize: 1000 }).toArray();
        await other.updateOne({ _id: 0 }, { $set: { n } });
        await other.updateOne({ _id: 99 }, { $set: { n } });
        const rows = await scan;
        if (rows[0]?.n !== n && rows[99]?.n === n) found += 1;
      }
      return found;
    });
    expect(torn).toBeGreaterThan(0);
  });

  it('When a collection is dropped under a cursor, then the cursor ends with code 175', async () => {
    await withTwoClients(seed, async ({ one, other }) => {
      await one.insertMany(documents(10));
      const cursor = one.find({}, { batchSize: 2 });
      await cursor.next();
      await other.drop();
      await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
    });
  });
});
