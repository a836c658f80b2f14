import type { Connection, mongo } from 'mongoose';
import { isTransient } from '../../base/errors/index.ts';

export interface RawQuery {
  filter: Record<string, unknown>;
  sort?: Record<string, 1 | -1>;
  projection?: Record<string, 0 | 1>;
  limit: number;
}

/** As long as a second try would wait, and nobody waits twice. */
const waitedForServer = 'MongoServerSelectionError';

/**
 * Finds documents and leaves them as the database sent them. The driver's cursor takes each one apart
 * even where bytes are asked for; a plain command does not. The cursor is the second try, with its own
 * retries, and reads what is too large for one batch.
 */
export const findRaw = (connection: Connection, name: string) => {
  const byCommand = async (query: RawQuery): Promise<Buffer[] | undefined> => {
    // one more, so that the server sees the end and keeps no cursor open
    const command = { find: name, ...query, batchSize: query.limit + 1 };
    const answer = await connection.db?.command(command, { fieldsAsRaw: { firstBatch: true } });
    return answer?.cursor.id === 0 ? answer.cursor.firstBatch : undefined;
  };

  const byCursor = ({ filter, ...options }: RawQuery) => {
    const documents = connection.collection(name) as unknown as mongo.Collection;
    return documents.find(filter, { ...options, raw: true }).toArray() as unknown as Promise<Buffer[]>;
  };

  return async (query: RawQuery): Promise<Buffer[]> => {
    const found = await byCommand(query).catch((error: Error) => {
      if (!isTransient(error) || error.name === waitedForServer) throw error;
      return undefined;
    });
    return found ?? byCursor(query);
  };
};
