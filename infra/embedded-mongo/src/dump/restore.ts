import { type Doc, decode } from '../bson/codec.ts';
import { kinds, type Record } from '../journal/record.ts';
import type { Client } from './client.ts';

const maxDocuments = 500;
const maxBytes = 8 * 1024 * 1024;

type Target = { db: string; name: string; indexes: Doc[]; waiting: Buffer[]; bytes: number; count: number };

const targetOf = (namespace: string): Target => {
  const dot = namespace.indexOf('.');
  return {
    db: namespace.slice(0, dot),
    name: namespace.slice(dot + 1),
    indexes: [],
    waiting: [],
    bytes: 0,
    count: 0,
  };
};

/** Puts back what `dump` wrote. As with mongorestore, collections that are not in the archive stay as they are. */
export const restore = async (
  client: Client,
  records: AsyncIterable<Record>,
  options: { drop: boolean },
  say: (line: string) => void,
): Promise<void> => {
  let target: Target | undefined;

  const insert = async (into: Target) => {
    if (into.waiting.length > 0) await client.call(into.db, { insert: into.name }, into.waiting);
    into.count += into.waiting.length;
    into.waiting = [];
    into.bytes = 0;
  };

  const begin = async (namespace: string) => {
    target = targetOf(namespace);
    const { db, name } = target;
    if (options.drop) await client.call(db, { drop: name });
    await client.call(db, { create: name });
  };

  const finish = async () => {
    if (!target) return;
    await insert(target);
    const { db, name, indexes, count } = target;
    if (indexes.length > 0) await client.call(db, { createIndexes: name, indexes });
    say(`restored ${db}.${name} (${count} documents)`);
  };

  for await (const { kind, namespace, body } of records) {
    if (kind === kinds.createCollection) {
      await finish();
      await begin(namespace);
    } else if (!target || namespace !== `${target.db}.${target.name}`) {
      throw new Error(`the archive is damaged: ${namespace} has no beginning`);
    } else if (kind === kinds.createIndex) {
      target.indexes.push(decode(body));
    } else if (kind === kinds.put) {
      target.waiting.push(body);
      target.bytes += body.length;
      if (target.waiting.length >= maxDocuments || target.bytes >= maxBytes) await insert(target);
    } else {
      throw new Error(`the archive is damaged: it has a record of kind ${kind}`);
    }
  }
  await finish();
};
