import { once } from 'node:events';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.ts';
import { end, startProcess } from './support/start-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const stored = async (dbpath: string): Promise<{ n: number; v?: number }[]> => {
  const server = await startEmbeddedMongo({ dbpath });
  const client = await MongoClient.connect(server.uri);
  const found = await client.db('d').collection<{ n: number }>('c').find().sort({ n: 1 }).toArray();
  await client.close();
  await server.close();
  return found;
};

describe('durability', () => {
  it('When the process is killed in the middle of 10,000 inserts, then none that was acknowledged is lost', async () => {
    const dbpath = temporaryDirectory();
    const running = await startProcess('--port', '0', '--dbpath', dbpath);
    const client = await MongoClient.connect(running.uri, { maxPoolSize: 20, serverSelectionTimeoutMS: 500 });
    const collection = client.db('d').collection<{ n: number }>('c');
    const acknowledged: number[] = [];
    const killed = once(running.child, 'close');
    const attempts = Array.from({ length: 10_000 }, (_, n) =>
      collection.insertOne({ n }).then(
        () => {
          acknowledged.push(n);
          if (acknowledged.length === 3000) running.child.kill('SIGKILL');
        },
        () => {},
      ),
    );
    await Promise.all(attempts);
    await client.close();
    await killed;
    const kept = new Set((await stored(dbpath)).map(({ n }) => n));
    expect(acknowledged.length).toBeGreaterThanOrEqual(3000);
    expect(acknowledged.length).toBeLessThan(10_000);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  });

  it('When a process ends by SIGTERM and another begins, then documents, indexes and deletions are as they were', async () => {
    const dbpath = temporaryDirectory();
    const first = await startProcess('--port', '0', '--dbpath', dbpath);
    const client = await MongoClient.connect(first.uri);
    const collection = client.db('d').collection('c');
    await collection.createIndex({ n: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await collection.createIndex({ gone: 1 });
    await collection.dropIndex('gone_1');
    await collection.insertMany([{ n: 1, live: true }, { n: 2 }, { n: 3 }]);
    await collection.updateOne({ n: 2 }, { $set: { v: 5 } });
    await collection.deleteOne({ n: 3 });
    await client.db('d').collection('dropped').insertOne({});
    await client.db('d').dropCollection('dropped');
    await client.close();
    expect(await end(first, 'SIGTERM')).toBe(0);

    const second = await startProcess('--port', '0', '--dbpath', dbpath);
    const again = await MongoClient.connect(second.uri);
    const db = again.db('d');
    const found = await db
      .collection('c')
      .find({}, { projection: { _id: 0 } })
      .toArray();
    const indexes = await db.collection('c').indexes();
    const collections = await db.listCollections().toArray();
    const duplicate = db.collection('c').insertOne({ n: 1, live: true });
    await expect(duplicate).rejects.toMatchObject({ code: 11000 });
    await again.close();
    await end(second, 'SIGTERM');
    expect(found).toEqual([
      { n: 1, live: true },
      { n: 2, v: 5 },
    ]);
    expect(indexes.map(({ name }) => name)).toEqual(['_id_', 'n_1']);
    expect(collections.map(({ name }) => name)).toEqual(['c']);
  });

  it('When the journal ends in half a record, then that is cut off, kept aside, and all before it is there', async () => {
    const dbpath = temporaryDirectory();
    const server = await startEmbeddedMongo({ dbpath });
    const client = await MongoClient.connect(server.uri);
    await client
      .db('d')
      .collection<{ n: number }>('c')
      .insertMany([{ n: 1 }, { n: 2 }]);
    await client.close();
    await server.close();
    const journal = join(dbpath, 'journal');
    const whole = readFileSync(journal);
    appendFileSync(journal, whole.subarray(-30, -7));

    expect((await stored(dbpath)).map(({ n }) => n)).toEqual([1, 2]);
    expect(statSync(journal).size).toBe(whole.length);
    expect(statSync(`${journal}.torn`).size).toBe(whole.length + 23);
  });

  it('When the last record was damaged, then the one before it is the last', async () => {
    const dbpath = temporaryDirectory();
    const server = await startEmbeddedMongo({ dbpath });
    const client = await MongoClient.connect(server.uri);
    const collection = client.db('d').collection<{ n: number }>('c');
    await collection.insertOne({ n: 1 });
    await collection.insertOne({ n: 2 });
    await client.close();
    await server.close();
    const journal = join(dbpath, 'journal');
    const bytes = readFileSync(journal);
    bytes.writeUInt8((bytes.at(-3) ?? 0) ^ 0xff, bytes.length - 3);
    writeFileSync(journal, bytes);

    expect((await stored(dbpath)).map(({ n }) => n)).toEqual([1]);
  });
});
