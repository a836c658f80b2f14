import { type Model, mongo } from 'mongoose';
import type { Encoded } from '../../base/encoded.ts';
import { findRaw, type RawQuery } from './find-raw.ts';
import { toState } from './stored.ts';

export interface EncodedQuery extends Omit<RawQuery, 'projection'> {
  /** Fields that nobody asks for. The outbox is never read. */
  without?: readonly string[];
}

/** Finds aggregates, and decodes those that somebody decodes. */
export const findEncoded = <State extends { id: string }>(
  // biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
  model: Model<any, any, any, any, any>,
) => {
  const find = findRaw(model.db, model.collection.collectionName);
  return async ({ without = [], ...query }: EncodedQuery): Promise<Encoded<State>[]> => {
    const projection = Object.fromEntries(
      ['outbox', 'outboxAt', ...without].map((field) => [field, 0 as const]),
    );
    return (await find({ ...query, projection })).map(encoded<State>);
  };
};

const encoded = <State extends { id: string }>(bytes: Buffer): Encoded<State> => ({
  id: bytes.toString('utf8', idAt, idAt - 1 + bytes.readInt32LE(idAt - 4)),
  bytes,
  decode: () => toState<State>(mongo.BSON.deserialize(bytes) as { _id: string }),
});

/** The id comes first in every document and is text: behind the document's length, its type, its name and its own length. */
const idAt = 4 + '\x02_id\0'.length + 4;
