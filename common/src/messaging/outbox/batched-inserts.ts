import type { mongo } from 'mongoose';
import { collected } from '../../base/collected.ts';
import { refusedWrites } from './refused-writes.ts';

const maxBatchSize = 128;

/** Inserts of one moment are one command. A document that is refused fails alone, as it would have by itself. */
export const batchedInserts = <Document extends { _id: string }>(documents: mongo.Collection<Document>) => {
  const insertBatch = async (batch: Document[]): Promise<[Document, Error][]> => {
    try {
      await documents.insertMany(batch as mongo.OptionalUnlessRequiredId<Document>[], { ordered: false });
      return [];
    } catch (error) {
      return refusedWrites(error).map(({ index, code, errmsg }) => [
        batch[index] as Document,
        Object.assign(new Error(errmsg), { name: 'MongoServerError', code }),
      ]);
    }
  };

  const insertAll = collected(async (all: Document[]) => {
    const batches = Array.from({ length: Math.ceil(all.length / maxBatchSize) }, (_, n) =>
      insertBatch(all.slice(n * maxBatchSize, (n + 1) * maxBatchSize)),
    );
    return new Map((await Promise.all(batches)).flat());
  });

  return async (document: Document): Promise<void> => {
    const refused = (await insertAll(document)).get(document);
    if (refused) throw refused;
  };
};
