import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { isTransient } from '../base/errors/index.ts';
import type { Logger } from '../base/logger.ts';

const maxPauseMs = 1000;

/** Connected and every index in place, however long the database takes to come. */
export const openDatabase = async (
  db: Connection,
  uri: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  for (let pauseMs = 100; !signal.aborted; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    try {
      if (db.readyState !== 1) await db.openUri(uri, options);
      await createIndexes(db, uri);
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      logger.warn({ err: error }, 'The database is unavailable, will retry');
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
};

/** An index may take long to build, so this has a connection of its own, on which only a dead server is given up. */
const createIndexes = async (db: Connection, uri: string): Promise<void> => {
  const patient = mongoose.createConnection();
  try {
    await patient.openUri(uri, { ...options, socketTimeoutMS: 0, autoIndex: false, autoCreate: false });
    const models = Object.values(db.models).map(({ modelName, schema, collection }) =>
      patient.model(modelName, schema, collection.name),
    );
    await Promise.all(models.map((model) => model.createIndexes()));
  } finally {
    await patient.close();
  }
};

/**
 * An operation that gets no answer ends after 4 s, one that is tried again by the driver after twice that.
 * The connection counts as lost after two heartbeats without an answer, and from then on `answerInTime` refuses early.
 */
const options = {
  serverSelectionTimeoutMS: 2000,
  connectTimeoutMS: 1500,
  heartbeatFrequencyMS: 1000,
  socketTimeoutMS: 4000,
  maxPoolSize: 50,
  waitQueueTimeoutMS: 3000,
  writeConcern: { w: 'majority' as const },
};
