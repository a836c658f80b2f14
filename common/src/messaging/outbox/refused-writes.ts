import { mongo } from 'mongoose';

/**
 * Those of many writes that the database refused. What failed as a whole is thrown: the driver gives
 * an outage in the same class, only without writes in it.
 */
export const refusedWrites = (error: unknown): mongo.WriteError[] => {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
  const refused = [error.writeErrors].flat();
  if (refused.length === 0) throw error;
  return refused;
};
