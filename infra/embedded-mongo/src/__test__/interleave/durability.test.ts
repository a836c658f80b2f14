import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../index.ts';
import { end, startProcess } from '../support/start-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { documents, type Numbered } from '../support/two-clients.ts';

const collectionOf = (client: MongoClient) => client.db('d').collection<Numbered>('c');

const stored = async (dbpath: string): Promise<Numbered[]> => {
  const server = await startEmbeddedMongo({ dbpath });
  const client = await MongoClient.connect(server.uri);
  const found = await collectionOf(client).find().toArray();
  await client.close();
  await server.close();
  return found;
};

describe('durability of commands in steps', () => {
  it('When it is killed between the steps of many, then nothing acknowledged is lost and the seed was printed', async () => {
    const dbpath = temporaryDirectory();
    const running = await startProcess('--port', '0', '--dbpath', dbpath, '--interleave=5');
    expect(running).toMatchObject({ interleave: 5 });
    const client = await MongoClient.connect(running.uri, { serverSelectionTimeoutMS: 500 });
    const killed = once(running.child, 'close');
    const acknowledged: number[] = [];
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      for (let n = 1; n < 1000; n += 1) {
        await collectionOf(client).updateOne({ _id: writer }, { $inc: { n: 1 } }, { upsert: true });
        acknowledged[writer] = n;
        if (n === 50) running.child.kill('SIGKILL');
      }
    });
    await Promise.allSettled(writers);
    await client.close();
    await killed;
    const kept = new Map((await stored(dbpath)).map(({ _id, n }) => [_id, n as number]));
    expect(acknowledged).toContain(50);
    for (const [writer, n] of acknowledged.entries()) expect(kept.get(writer)).toBeGreaterThanOrEqual(n ?? 0);
  });

  it('When it ends during an update of many, then what is kept is a part of it, document by document', async () => {
    const dbpath = temporaryDirectory();
    const running = await startProcess('--port', '0', '--dbpath', dbpath, '--interleave');
    const client = await MongoClient.connect(running.uri, { serverSelectionTimeoutMS: 500 });
    await collectionOf(client).insertMany(documents(2000));
    const update = collectionOf(client)
      .updateMany({}, { $set: { n: 1 } })
      .catch(() => {});
    while ((await collectionOf(client).countDocuments({ n: 1 }, { limit: 1 })) === 0);
    expect(await end(running, 'SIGTERM')).toBe(0);
    await update;
    await client.close();
    expect(new Set((await stored(dbpath)).map(({ n }) => n))).toContain(1);
  });
});
