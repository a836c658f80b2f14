import { type Connection, type Model, Schema } from 'mongoose';

export interface IdempotencyRecord {
  /** `<user>/<key>`: unique by being the id. */
  _id: string;
  route: string;
  bodyHash: string;
  /** Of the first try: what it makes is named after it, so later tries find it. */
  firstAt: Date;
  startedAt: Date;
  /** The last try ended without an answer that is kept. */
  isFree?: true;
  answer?: { status: number; body?: unknown };
}

const schema = new Schema<IdempotencyRecord>(
  {
    _id: String,
    route: String,
    bodyHash: String,
    firstAt: Date,
    startedAt: Date,
    isFree: Boolean,
    answer: Schema.Types.Mixed,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ startedAt: 1 }, { expireAfterSeconds: 24 * 3600 });

export const idempotencyRecords = (db: Connection): Model<IdempotencyRecord> =>
  db.model<IdempotencyRecord>('IdempotencyRecord', schema, 'idempotency');
