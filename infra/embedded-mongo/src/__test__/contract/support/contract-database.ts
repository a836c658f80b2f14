import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../../index.ts';

/** Tests store documents of any shape, with ids of any type. */
export type Loose = Document & { _id?: string | number | boolean | Date | object | null };

export type ContractDatabase = {
  uri: () => string;
  client: () => MongoClient;
  db: () => Db;
  named: (name: string) => Collection<Loose>;
  /** Empty, without indexes, new for every test. */
  collection: () => Collection<Loose>;
};

/** The MongoDB at MONGO_URL, or a stand-in started here; a database of its own, dropped at the end. */
export const contractDatabase = (name: string): ContractDatabase => {
  const database = `contract_${name}_${process.pid}`;
  let stop = async (): Promise<void> => {};
  let uri: string;
  let client: MongoClient;
  let tests = 0;

  beforeAll(async () => {
    uri = process.env.MONGO_URL ?? '';
    if (!uri) {
      const server = await startEmbeddedMongo();
      stop = server.close;
      uri = server.uri;
    }
    client = await MongoClient.connect(uri);
  });
  beforeEach(() => {
    tests += 1;
  });
  afterAll(async () => {
    await client.db(database).dropDatabase();
    await client.close();
    await stop();
  });
  return {
    uri: () => uri,
    client: () => client,
    db: () => client.db(database),
    named: (collection) => client.db(database).collection<Loose>(collection),
    collection: () => client.db(database).collection<Loose>(`c${tests}`),
  };
};
