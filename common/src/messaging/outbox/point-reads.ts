import type { mongo } from 'mongoose';
import { collected } from '../../base/collected.ts';

/** Reads by id: those of one moment are one query. */
export const pointReads = <Document extends { _id: string }>(documents: mongo.Collection<Document>) => {
  const readAll = collected(async (ids: string[]) => {
    const filter = { _id: ids.length === 1 ? ids[0] : { $in: ids } } as mongo.Filter<Document>;
    const found = await documents.find(filter).toArray();
    return new Map(found.map((document) => [document._id as string, document]));
  });
  return async (id: string) => (await readAll(id)).get(id);
};
