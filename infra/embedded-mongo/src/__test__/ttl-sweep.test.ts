import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.ts';

describe('the TTL sweep', () => {
  it('When a document is due, then the running server deletes it by itself', async () => {
    const server = await startEmbeddedMongo();
    const client = await MongoClient.connect(server.uri);
    const collection = client.db('d').collection('c');
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 0 });
    await collection.insertMany([{ at: new Date(0) }, { at: new Date(Date.now() + 3_600_000) }]);
    const swept = async (): Promise<number> => {
      const left = await collection.countDocuments();
      return left === 2 ? swept() : left;
    };
    expect(await swept()).toBe(1);
    await client.close();
    await server.close();
  });
});
