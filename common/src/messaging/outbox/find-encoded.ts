import { type Model, mongo } from 'mongoose';
import type { Encoded } from '../../base/encoded.ts';
import { isTransient, UnavailableError } from '../../base/errors/index.ts';
import { toState } from './stored.ts';

export interface EncodedQuery {
  filter: Record<string, unknown>;
  sort: Record<string, 1 | -1>;
  limit: number;
  /** Fields that nobody asks for. The outbox is never read. */
  without?: readonly string[];
}

/**
 * Finds aggregates and leaves them as the database sent them. The driver's cursor takes each document apart
 * even where bytes are asked for; a plain command does not. The cursor is the second try, with its own
 * retries, and for what is too large for one batch.
 */
export const findEncoded = <State extends { id: string }>(
  // biome-ignore lint/suspicious/noExplicitAny: whatever document the service describes
  model: Model<any, any, any, any, any>,
) => {
  const documents = model.collection as unknown as mongo.Collection;

  const byCommand = async (find: FindOptions): Promise<Buffer[] | undefined> => {
    const { db } = model.db;
    if (!db) throw new UnavailableError();
    // one more, so that the server sees the end and keeps no cursor open
    const command = { find: documents.collectionName, ...find, batchSize: find.limit + 1 };
    const { cursor } = await db.command(command, { fieldsAsRaw: { firstBatch: true } });
    return cursor.id === 0 ? cursor.firstBatch : undefined;
  };

  const byCursor = ({ filter, ...options }: FindOptions) =>
    documents.find(filter, { ...options, raw: true }).toArray() as unknown as Promise<Buffer[]>;

  return async ({ without = [], ...query }: EncodedQuery): Promise<Encoded<State>[]> => {
    const projection = Object.fromEntries(['outbox', 'outboxAt', ...without].map((field) => [field, 0]));
    const find = { ...query, projection };
    const first = await byCommand(find).catch((error: unknown) => {
      if (!isTransient(error)) throw error;
      return undefined;
    });
    return (first ?? (await byCursor(find))).map(encoded<State>);
  };
};

type FindOptions = Omit<EncodedQuery, 'without'> & { projection: Record<string, number> };

const encoded = <State extends { id: string }>(bytes: Buffer): Encoded<State> => ({
  id: idIn(bytes),
  bytes,
  decode: () => toState<State>(mongo.BSON.deserialize(bytes) as { _id: string }),
});

const beginsWithId = Buffer.from('\x02_id\0');
/** Of the document, then of what says that an id comes. */
const idLengthAt = 4 + beginsWithId.length;

/** The id comes first in every document: read without the rest. */
const idIn = (bytes: Buffer): string =>
  bytes.subarray(4, idLengthAt).equals(beginsWithId)
    ? bytes.toString('utf8', idLengthAt + 4, idLengthAt + 3 + bytes.readInt32LE(idLengthAt))
    : String(mongo.BSON.deserialize(bytes)._id);
