import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { isTransient } from '../errors/index.ts';
import type { Logger } from './logger.ts';

const longestPauseMs = 5000;

/** Connected and every index in place, however long the database takes to come. */
export const openDatabase = async (
  db: Connection,
  uri: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  for (let pauseMs = 100; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      if (db.readyState !== 1) await db.openUri(uri, options);
      await Promise.all(Object.values(db.models).map((model) => model.createIndexes()));
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      logger.warn({ err: error }, 'The database is away, trying again');
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
};

const options = {
  serverSelectionTimeoutMS: 2000,
  connectTimeoutMS: 5000,
  socketTimeoutMS: 20_000,
  maxPoolSize: 50,
  waitQueueTimeoutMS: 5000,
  writeConcern: { w: 'majority' as const },
};
