import { type Doc, encode } from '../bson/codec.ts';
import { isDoc, Long } from '../bson/types.ts';
import { notSupported } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import type { Collection } from '../storage/collection.ts';
import { describeIndex } from '../storage/index-spec.ts';
import { type Command, collectionName, count } from './call.ts';
import { sourceOf } from './cursors.ts';
import { collStats, dbStats, sum } from './stats.ts';

const create: Command = {
  writes: true,
  run: (call) => {
    for (const [option, value] of Object.entries(call.body)) {
      const refused = [
        'capped',
        'timeseries',
        'viewOn',
        'validator',
        'collation',
        'clusteredIndex',
        'changeStreamPreAndPostImages',
        'expireAfterSeconds',
      ];
      if (refused.includes(option) && value) throw notSupported(`create with ${option}`);
    }
    call.server.databases.open(call.db, collectionName(call));
    return { ok: 1 };
  },
};

const drop: Command = {
  writes: true,
  run: (call) => {
    const namespace = `${call.db}.${collectionName(call)}`;
    const collection = call.server.databases.collections.get(namespace);
    // Since 7.0 dropping what is not there is fine.
    if (!collection) return { ok: 1 };
    call.server.databases.drop(namespace);
    return { nIndexesWas: collection.specs().length, ns: namespace, ok: 1 };
  },
};

const dropDatabase: Command = {
  writes: true,
  run: ({ server, db }) => {
    for (const { collection } of server.databases.in(db)) server.databases.drop(collection.namespace);
    return { dropped: db, ok: 1 };
  },
};

const describe = (name: string, { uuid, idIndex }: Collection, nameOnly: boolean): Doc => ({
  name,
  type: 'collection',
  ...(!nameOnly && { options: {}, info: { readOnly: false, uuid }, idIndex: describeIndex(idIndex.spec) }),
});

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  *steps({ body, server, db }) {
    const matches = compileFilter(body.filter);
    const found = server.databases
      .in(db)
      .map(({ name, collection }) => describe(name, collection, Boolean(body.nameOnly)))
      .filter((one) => matches(one));
    const batchSize = isDoc(body.cursor) ? count(body.cursor, 'batchSize') : undefined;
    return yield* server.cursors.answer(`${db}.$cmd.listCollections`, sourceOf(found, encode), batchSize);
  },
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: ({ body, server }) => {
    const matches = compileFilter(body.filter);
    const all = server.databases.names().map((name) => {
      const collections = server.databases.in(name).map(({ collection }) => collection);
      const sizeOnDisk = sum(collections, ({ bytes }) => bytes);
      return {
        name,
        sizeOnDisk: Long.fromNumber(sizeOnDisk),
        empty: sum(collections, ({ rows }) => rows.size) === 0,
      };
    });
    const databases = all
      .filter((one) => matches(one))
      .map((one) => (body.nameOnly ? { name: one.name } : one));
    return {
      databases,
      totalSize: Long.fromNumber(all.reduce((total, one) => total + one.sizeOnDisk.toNumber(), 0)),
      ok: 1,
    };
  },
};

export const collectionCommands: Record<string, Command> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  collStats,
  dbStats,
};
