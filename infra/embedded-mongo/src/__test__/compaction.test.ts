import { copyFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/codec.ts';
import { Journal } from '../journal/journal.ts';
import { Databases } from '../storage/databases.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const COMPACT_AT = 200_000;

const opened = async (directory: string) => {
  const journal = new Journal(directory, { compactAt: COMPACT_AT });
  const databases = new Databases(journal);
  await journal.open(databases);
  return { journal, databases };
};

describe('compaction', () => {
  it('When a journal has grown far beyond what is live, then it shrinks while writing goes on and nothing is lost', async () => {
    const directory = temporaryDirectory();
    const { journal, databases } = await opened(directory);
    const collection = databases.open('d', 'c');
    collection.createIndex(parseIndexSpec({ key: { n: 1 }, name: 'n_1', unique: true }));
    for (let n = 0; n < 100; n += 1) collection.insert(encode({ _id: n, n, round: 0 }));
    let largest = 0;
    let shrunk = false;
    for (let round = 1; !shrunk && round < 5000; round += 1) {
      for (let n = 0; n < 100; n += 1) {
        const row = collection.byId(n);
        if (row) collection.update(row, { ...row.doc, round });
      }
      await journal.settled();
      await setImmediate();
      const { size } = statSync(journal.path);
      shrunk = size < largest;
      largest = Math.max(largest, size);
    }
    const before = [...collection.rows.values()].map(({ doc }) => doc);
    await journal.close();
    expect(shrunk).toBe(true);

    const again = await opened(directory);
    const restored = again.databases.get('d', 'c');
    expect([...(restored?.rows.values() ?? [])].map(({ doc }) => doc)).toEqual(before);
    expect([...(restored?.indexes.keys() ?? [])]).toEqual(['_id_', 'n_1']);
    await again.journal.close();
    expect(readdirSync(directory)).toEqual(['journal']);
  });

  it('When the power goes at any moment of it, then every change that was settled is in the file', async () => {
    const directory = temporaryDirectory();
    const { journal, databases } = await opened(directory);
    const collection = databases.open('d', 'c');
    collection.createIndex(parseIndexSpec({ key: { u: 1 }, name: 'u_1', unique: true }));
    for (let round = 0; round < 300; round += 1) {
      // Values that move from one document to the next: replayed in a wrong order they would collide.
      const first = collection.byId(round - 1);
      if (first) collection.delete(first);
      collection.insert(encode({ _id: round, u: 'same', filler: 'x'.repeat(3000) }));
      collection.insert(encode({ _id: `kept ${round % 5} ${round}`, u: round }));
      if (round >= 5) {
        const old = collection.byId(`kept ${round % 5} ${round - 5}`);
        if (old) collection.delete(old);
      }
      await journal.settled();
      const crashed = temporaryDirectory();
      copyFileSync(journal.path, join(crashed, 'journal'));
      const after = await opened(crashed);
      expect([...(after.databases.get('d', 'c')?.rows.keys() ?? [])].sort()).toEqual(
        [...collection.rows.keys()].sort(),
      );
      await after.journal.close();
    }
    expect(statSync(journal.path).size).toBeLessThan(2 * COMPACT_AT);
    await journal.close();
  }, 60_000);
});
