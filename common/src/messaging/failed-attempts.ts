import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { Delivery } from './bus/bus.ts';

/** How often a message has failed, counted where every replica sees it. Success costs nothing. */
export interface FailedAttempts {
  count(delivery: Delivery, error: string): Promise<number>;
  forget(delivery: Delivery): Promise<void>;
}

interface FailedAttempt {
  _id: string;
  failures: number;
  error: string;
  lastAt: Date;
}

const schema = new Schema<FailedAttempt>(
  { _id: String, failures: Number, error: String, lastAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ lastAt: 1 }, { expireAfterSeconds: 7 * 24 * 3600 });

/** A message is known by its content, since a broker that lost its store begins its numbers anew. */
export const fingerprint = (body: string) => createHash('sha256').update(body).digest('hex').slice(0, 32);

const keyOf = ({ subject, body }: Delivery) => `${subject}/${fingerprint(body)}`;

export const failedAttempts = (db: Connection): FailedAttempts => {
  const attempts = db.model('FailedAttempt', schema, 'failed-attempts');
  return {
    async count(delivery, error) {
      // two that insert at once: a mongod repeats this upsert by itself, since its filter is one equality
      // on a unique key (https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-with-duplicate-values)
      const attempt = await attempts
        .findOneAndUpdate(
          { _id: keyOf(delivery) },
          { $inc: { failures: 1 }, $set: { error, lastAt: new Date() } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return attempt?.failures ?? 1;
    },
    async forget(delivery) {
      await attempts.deleteOne({ _id: keyOf(delivery) });
    },
  };
};
