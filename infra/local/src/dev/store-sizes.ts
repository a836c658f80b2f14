import { serviceNames } from '@ticketing/common/contracts';
import { type Db, MongoClient } from 'mongodb';

export interface CollectionSize {
  name: string;
  documents: number;
  bytes: number;
  indexes: number;
}

export interface StoreSize {
  name: string;
  documents: number;
  bytes: number;
  collections: CollectionSize[];
}

/** What each service has stored, the largest collection first. Asked for when somebody looks. */
export const storeSizes = async (mongoUrl: string): Promise<StoreSize[]> => {
  const client = await MongoClient.connect(mongoUrl, { serverSelectionTimeoutMS: 3000 });
  try {
    return await Promise.all(serviceNames.map((name) => sizeOf(client.db(name))));
  } finally {
    await client.close();
  }
};

const sizeOf = async (db: Db): Promise<StoreSize> => {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const collections = await Promise.all(found.map(({ name }) => collectionSize(db, name)));
  const sum = (of: (collection: CollectionSize) => number) =>
    collections.reduce((all, each) => all + of(each), 0);
  return {
    name: db.databaseName,
    documents: sum(({ documents }) => documents),
    bytes: sum(({ bytes }) => bytes),
    collections: collections.sort((a, b) => b.bytes - a.bytes),
  };
};

const collectionSize = async (db: Db, name: string): Promise<CollectionSize> => {
  const { count = 0, size = 0, nindexes = 0 } = await db.command({ collStats: name });
  return { name, documents: count, bytes: size, indexes: nindexes };
};
