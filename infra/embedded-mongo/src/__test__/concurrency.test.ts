import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.ts';

describe('concurrency', () => {
  it('When 1,000 insert against one partial unique index at once, then exactly one document is there', async () => {
    const server = await startEmbeddedMongo();
    const client = await MongoClient.connect(server.uri, { maxPoolSize: 100 });
    const orders = client.db('d').collection('orders');
    await orders.createIndex(
      { ticketId: 1, slots: 1 },
      { unique: true, partialFilterExpression: { live: true } },
    );
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, (_, buyer) =>
        orders.insertOne({ buyer, ticketId: 't', slots: [0], live: true }).then(
          () => 'won',
          (error) => error.code as number,
        ),
      ),
    );
    const stored = await orders.countDocuments();
    await client.close();
    await server.close();
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 11000)).toHaveLength(999);
    expect(stored).toBe(1);
  });
});
