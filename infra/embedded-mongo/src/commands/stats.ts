import type { Doc } from '../bson/codec.ts';
import type { Collection } from '../storage/collection.ts';
import { type Command, collectionName } from './call.ts';

export const sum = (collections: Collection[], of: (collection: Collection) => number): number =>
  collections.reduce((total, collection) => total + of(collection), 0);

const statsOf = (collections: Collection[]): Doc => {
  const count = sum(collections, ({ rows }) => rows.size);
  const size = sum(collections, ({ bytes }) => bytes);
  return {
    size,
    avgObjSize: count ? Math.round(size / count) : 0,
    storageSize: size,
    totalIndexSize: 0,
    totalSize: size,
  };
};

export const collStats: Command = {
  run: (call) => {
    const collection = call.server.databases.get(call.db, collectionName(call));
    const specs = collection?.specs() ?? [];
    return {
      ns: `${call.db}.${collectionName(call)}`,
      count: collection?.rows.size ?? 0,
      ...statsOf(collection ? [collection] : []),
      nindexes: specs.length,
      indexSizes: Object.fromEntries(specs.map(({ name }) => [name, 0])),
      capped: false,
      ok: 1,
    };
  },
};

export const dbStats: Command = {
  run: ({ server, db }) => {
    const collections = server.databases.in(db).map(({ collection }) => collection);
    const { size, ...rest } = statsOf(collections);
    return {
      db,
      collections: collections.length,
      views: 0,
      objects: sum(collections, ({ rows }) => rows.size),
      dataSize: size,
      indexes: sum(collections, (one) => one.specs().length),
      ...rest,
      ok: 1,
    };
  },
};
