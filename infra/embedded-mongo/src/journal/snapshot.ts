import { type FileHandle, open } from 'node:fs/promises';
import { encode } from '../bson/codec.ts';
import type { Databases } from '../storage/databases.ts';
import { describeIndex } from '../storage/index-spec.ts';
import type { Stored } from '../storage/stored.ts';
import { frame, kinds, MAGIC, NO_BODY } from './record.ts';

const BATCH_BYTES = 1024 * 1024;

type Part = { namespace: string; head: Buffer[]; rows: Stored[] };

/** All that is stored at this moment: rows never change, so holding them is a snapshot. */
export const capture = (databases: Databases): Part[] =>
  [...databases.collections.values()].map((collection) => ({
    namespace: collection.namespace,
    head: [
      frame(kinds.createCollection, collection.namespace, NO_BODY),
      ...collection
        .specs()
        .filter(({ name }) => name !== '_id_')
        .map((spec) => frame(kinds.createIndex, collection.namespace, encode(describeIndex(spec)))),
    ],
    rows: [...collection.rows.values()],
  }));

/** Writes it as a journal of its own, a piece at a time, so that commands go on being answered. */
export const writeSnapshot = async (
  path: string,
  parts: readonly Part[],
): Promise<{ file: FileHandle; size: number }> => {
  const file = await open(path, 'w');
  let pieces: Buffer[] = [MAGIC];
  let waiting = MAGIC.length;
  let size = 0;
  const flush = async () => {
    await file.appendFile(Buffer.concat(pieces));
    size += waiting;
    pieces = [];
    waiting = 0;
  };
  for (const { namespace, head, rows } of parts) {
    pieces.push(...head);
    waiting += head.reduce((sum, one) => sum + one.length, 0);
    for (const row of rows) {
      const one = frame(kinds.put, namespace, row.bytes);
      pieces.push(one);
      waiting += one.length;
      if (waiting >= BATCH_BYTES) await flush();
    }
  }
  await flush();
  await file.datasync();
  return { file, size };
};
