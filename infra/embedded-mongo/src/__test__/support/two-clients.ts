import { type Collection, type Document, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../index.ts';

export type Numbered = Document & { _id: number };
export type Two = { one: Collection<Numbered>; other: Collection<Numbered> };

/** A stand-in with this seed (serial without), and one collection seen by two clients. */
export const withTwoClients = async <T>(
  seed: number | undefined,
  use: (two: Two) => Promise<T>,
): Promise<T> => {
  const server = await startEmbeddedMongo(seed === undefined ? {} : { interleave: seed });
  const clients = await Promise.all([MongoClient.connect(server.uri), MongoClient.connect(server.uri)]);
  const [one, other] = clients.map((client) => client.db('d').collection<Numbered>('c')) as [
    Two['one'],
    Two['one'],
  ];
  try {
    return await use({ one, other });
  } finally {
    await Promise.all(clients.map((client) => client.close()));
    await server.close();
  }
};

export const documents = (count: number): Numbered[] =>
  Array.from({ length: count }, (_, _id) => ({ _id, n: 0 }));
