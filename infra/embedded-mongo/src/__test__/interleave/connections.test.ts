import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../index.ts';
import { withTwoClients } from '../support/two-clients.ts';

const READS = 1500;

/** How many reads went well before the first connection was cut, and how many were cut in all. */
const readUntilCut = async (interleave: number) => {
  const server = await startEmbeddedMongo({ interleave });
  const client = await MongoClient.connect(server.uri, { maxPoolSize: 1, monitorCommands: true });
  const cuts: number[] = [];
  let reads = 0;
  client.on('commandFailed', ({ commandName }) => {
    if (commandName === 'find') cuts.push(reads);
  });
  const rows = client.db('d').collection<{ _id: number }>('c');
  await rows.insertOne({ _id: 1 });
  for (; reads < READS; reads += 1) expect(await rows.findOne({ _id: 1 })).toEqual({ _id: 1 });
  await client.close();
  await server.close();
  return { first: cuts[0], count: cuts.length };
};

describe('connections', () => {
  it('When a connection is cut during a read, then the driver repeats it, and the seed decides which', async () => {
    const [one, again, other] = [await readUntilCut(3), await readUntilCut(3), await readUntilCut(5)];
    expect(one.count).toBeGreaterThan(0);
    expect(again.first).toBe(one.first);
    expect(other.first).not.toBe(one.first);
  }, 60_000);

  it('When only writes come, then none is cut', async () => {
    await withTwoClients(3, async ({ one }) => {
      for (let _id = 0; _id < READS; _id += 1) await one.insertOne({ _id, n: 0 });
      expect(await one.estimatedDocumentCount()).toBe(READS);
    });
  }, 60_000);

  it('When two connections ask at once, then the later may be answered first', async () => {
    const order = await withTwoClients(7, async ({ one, other }) => {
      const first: string[] = [];
      for (let round = 0; round < 30; round += 1) {
        const answers = [one.countDocuments().then(() => 'one'), other.countDocuments().then(() => 'other')];
        first.push(await Promise.race(answers));
        await Promise.all(answers);
      }
      return new Set(first);
    });
    expect(order.size).toBe(2);
  });

  it('When a client writes without waiting, then its next command on the connection sees it', async () => {
    const server = await startEmbeddedMongo({ interleave: 9 });
    const client = await MongoClient.connect(server.uri, { maxPoolSize: 1 });
    const rows = client.db('d').collection<{ _id: number; n?: number }>('c');
    for (let _id = 0; _id < 50; _id += 1) {
      await rows.insertMany([{ _id }, { _id: _id + 1000 }], { writeConcern: { w: 0 } });
      expect(await rows.countDocuments({ _id: { $in: [_id, _id + 1000] } })).toBe(2);
    }
    await client.close();
    await server.close();
  });

  it('When a transaction is asked for, then it is refused as on any standalone server', async () => {
    await withTwoClients(1, async ({ one }) => {
      const session = one.db.client.startSession();
      session.startTransaction();
      const refused = one.insertOne({ _id: 1 }, { session });
      await expect(refused).rejects.toMatchObject({ originalError: { code: 20 } });
      await session.endSession();
    });
  });
});
