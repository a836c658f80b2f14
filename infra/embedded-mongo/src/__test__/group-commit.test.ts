import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.ts';
import { GroupCommit } from '../journal/group-commit.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const controlled = () => {
  const batches: string[] = [];
  const finish: ((error?: Error) => void)[] = [];
  const commits = new GroupCommit((batch) => {
    batches.push(batch.toString());
    return new Promise((resolve, reject) => {
      finish.push((error) => (error ? reject(error) : resolve()));
    });
  });
  const add = (text: string) => {
    commits.add(Buffer.from(text));
    return commits.settled();
  };
  return { commits, batches, finish, add };
};

describe('group commit', () => {
  it('When writes arrive while one runs, then they share the next, and each waits for its own', async () => {
    const { commits, batches, finish, add } = controlled();
    const done: string[] = [];
    const first = add('a')?.then(() => done.push('a'));
    const [second, third] = ['b', 'c'].map((text) => add(text)?.then(() => done.push(text)));
    expect(batches).toEqual(['a']);
    finish[0]?.();
    await first;
    expect(done).toEqual(['a']);
    expect(batches).toEqual(['a', 'bc']);
    finish[1]?.();
    await Promise.all([second, third]);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(commits.settled()).toBeUndefined();
  });

  it('When a write fails, then all that waited get its error and so does whoever comes later', async () => {
    const { commits, finish, add } = controlled();
    const waiting = [add('a'), add('b')];
    finish[0]?.(new Error('disk full'));
    for (const one of waiting) await expect(one).rejects.toThrow('disk full');
    await expect(commits.settled()).rejects.toThrow('disk full');
  });

  it('When 1,000 clients write at once, then all are answered and all is there after a restart', async () => {
    const dbpath = join(temporaryDirectory(), 'deep', 'er');
    mkdirSync(dbpath, { recursive: true });
    const count = async (
      work: (collection: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<unknown>,
    ) => {
      const server = await startEmbeddedMongo({ dbpath });
      const client = await MongoClient.connect(server.uri, { maxPoolSize: 100 });
      const collection = client.db('d').collection('c');
      await work(collection);
      const found = await collection.countDocuments({ n: { $gte: 0 } });
      await client.close();
      await server.close();
      return found;
    };
    const insert = (collection: { insertOne(doc: object): Promise<unknown> }) =>
      Promise.all(Array.from({ length: 1000 }, (_, n) => collection.insertOne({ n })));
    expect(await count(insert)).toBe(1000);
    expect(await count(async () => {})).toBe(1000);
  });
});
