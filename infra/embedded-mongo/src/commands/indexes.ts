import type { Doc } from '../bson/codec.ts';
import { encode } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import { listedIndex, parseIndexSpec } from '../storage/index-spec.ts';
import { type Call, type Command, collectionName, count } from './call.ts';
import { sourceOf } from './cursors.ts';

const existing = (call: Call): Collection => {
  const found = call.server.databases.get(call.db, collectionName(call));
  if (!found) throw new CommandError(26, `ns does not exist: ${call.db}.${collectionName(call)}`);
  return found;
};

export const createIndexes: Command = {
  writes: true,
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  run: (call) => {
    const { body, server, db } = call;
    if (!Array.isArray(body.indexes) || body.indexes.length === 0)
      throw new CommandError(2, 'Must specify at least one index to create');
    const specs = body.indexes.map(parseIndexSpec);
    const created = server.databases.get(db, collectionName(call)) === undefined;
    const collection = server.databases.open(db, collectionName(call));
    const before = collection.specs().length;
    const made: string[] = [];
    try {
      for (const spec of specs) if (collection.createIndex(spec)) made.push(spec.name);
    } catch (error) {
      for (const name of made) collection.dropIndex(name);
      throw error;
    }
    return {
      numIndexesBefore: before,
      numIndexesAfter: before + made.length,
      ...(made.length > 0
        ? { createdCollectionAutomatically: created }
        : { note: 'all indexes already exist' }),
      ok: 1,
    };
  },
};

export const listIndexes: Command = {
  fields: ['cursor'],
  *steps(call) {
    const specs = existing(call).specs().map(listedIndex);
    const batchSize = isDoc(call.body.cursor) ? count(call.body.cursor, 'batchSize') : undefined;
    const namespace = `${call.db}.${collectionName(call)}`;
    return yield* call.server.cursors.answer(namespace, sourceOf(specs, encode), batchSize);
  },
};

const namesToDrop = (collection: Collection, wanted: unknown): string[] => {
  const specs = collection.specs().filter(({ name }) => name !== '_id_');
  if (wanted === '*') return specs.map(({ name }) => name);
  if (Array.isArray(wanted)) return wanted.flatMap((one) => namesToDrop(collection, one));
  if (wanted === '_id_') throw new CommandError(72, 'cannot drop _id index');
  const key = isDoc(wanted) ? keyText(wanted) : undefined;
  const found = specs.find(({ name, key: own }) => name === wanted || keyText(own) === key);
  if (found) return [found.name];
  throw new CommandError(
    27,
    isDoc(wanted)
      ? `can't find index with key: ${JSON.stringify(wanted)}`
      : `index not found with name [${String(wanted)}]`,
  );
};

const keyText = (key: Doc): string =>
  JSON.stringify(
    Object.entries(key).map(([path, way]) => [path, typeof way === 'string' ? way : Number(way)]),
  );

export const dropIndexes: Command = {
  writes: true,
  fields: ['index'],
  run: (call) => {
    const collection = existing(call);
    const nIndexesWas = collection.specs().length;
    for (const name of namesToDrop(collection, call.body.index)) collection.dropIndex(name);
    return { nIndexesWas, ok: 1 };
  },
};
