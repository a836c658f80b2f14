import { decode } from '../bson/codec.ts';
import type { Databases } from '../storage/databases.ts';
import { parseIndexSpec } from '../storage/index-spec.ts';
import { kinds, type Record } from './record.ts';

/** Does to the databases what a record says was done. */
export const replay = (databases: Databases, { kind, namespace, body }: Record): void => {
  if (kind === kinds.dropCollection) {
    databases.drop(namespace);
    return;
  }
  const dot = namespace.indexOf('.');
  const collection = databases.open(namespace.slice(0, dot), namespace.slice(dot + 1));
  switch (kind) {
    case kinds.createCollection:
      return;
    case kinds.createIndex:
      collection.createIndex(parseIndexSpec(decode(body)));
      return;
    case kinds.dropIndex:
      collection.dropIndex(String(decode(body).name));
      return;
    case kinds.put:
      collection.restore(body);
      return;
    case kinds.remove: {
      const row = collection.byId(decode(body)._id);
      if (row) collection.delete(row);
      return;
    }
    default:
      throw new Error(`the journal has a record of unknown kind ${kind}`);
  }
};
