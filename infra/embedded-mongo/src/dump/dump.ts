import { type Doc, decode } from '../bson/codec.ts';
import { frame, kinds, MAGIC, NO_BODY } from '../journal/record.ts';
import type { Client } from './client.ts';

type Cursor = { id: { isZero(): boolean }; firstBatch?: Buffer[]; nextBatch?: Buffer[] };

const batchSize = 500;

/** All that a command finds, as bytes, batch after batch. */
async function* found(client: Client, db: string, name: string, command: Doc): AsyncGenerator<Buffer[]> {
  let cursor = (await client.call(db, command)).cursor as Cursor;
  for (;;) {
    yield cursor.firstBatch ?? cursor.nextBatch ?? [];
    if (cursor.id.isZero()) return;
    cursor = (await client.call(db, { getMore: cursor.id, collection: name, batchSize })).cursor as Cursor;
  }
}

const list = async (client: Client, db: string, name: string, command: Doc): Promise<Doc[]> => {
  const all: Doc[] = [];
  for await (const batch of found(client, db, name, command)) all.push(...batch.map(decode));
  return all;
};

const databasesOf = async (client: Client): Promise<string[]> => {
  const { databases } = await client.call('admin', { listDatabases: 1, nameOnly: true });
  return (databases as { name: string }[]).map(({ name }) => name);
};

/** A database, or all of them, in the records of a journal: a collection, its indexes, its documents. */
export async function* dump(
  client: Client,
  database: string | undefined,
  say: (line: string) => void,
): AsyncGenerator<Buffer> {
  yield MAGIC;
  for (const db of database ? [database] : await databasesOf(client)) {
    const collections = await list(client, db, '$cmd.listCollections', {
      listCollections: 1,
      nameOnly: true,
    });
    for (const { name } of collections as { name: string }[]) {
      const namespace = `${db}.${name}`;
      yield frame(kinds.createCollection, namespace, NO_BODY);
      for await (const indexes of found(client, db, name, { listIndexes: name }))
        for (const index of indexes)
          if (decode(index).name !== '_id_') yield frame(kinds.createIndex, namespace, index);
      let count = 0;
      for await (const batch of found(client, db, name, { find: name, batchSize })) {
        count += batch.length;
        yield Buffer.concat(batch.map((document) => frame(kinds.put, namespace, document)));
      }
      say(`dumped ${namespace} (${count} documents)`);
    }
  }
}
