import { type Connection, type mongo, Schema, Types } from 'mongoose';
import type { Clock } from '../base/clock.ts';

/** Something that an admin asked for. */
export interface AuditEntry {
  id: string;
  at: Date;
  adminId: string;
  email: string;
  /** `POST /api/orders/:orderId/refund` */
  route: string;
  params: object;
  input: object;
  requestId?: string | undefined;
  /** What it was answered; without one, the process ended on the way. */
  status?: number | undefined;
}

type Stored = Omit<AuditEntry, 'id' | 'status'> & { _id: string };
type Answer = { _id: string; status: number; at: Date };

export interface AuditPage {
  limit: number;
  cursor?: string | undefined;
  adminId?: string | undefined;
}

export type AuditLog = ReturnType<typeof auditLog>;

const stored = { versionKey: false, strict: false, autoIndex: false, autoCreate: false } as const;
const schema = new Schema({ _id: String, adminId: String }, stored);
schema.index({ adminId: 1, _id: -1 });
const answerSchema = new Schema({ _id: String }, stored);

/** Written before anything is done, and what it was answered beside it. Nothing here changes or removes an entry. */
export const auditLog = (db: Connection, clock: Clock) => {
  const entries = db.model('AuditEntry', schema, 'audit').collection as unknown as mongo.Collection<Stored>;
  const answers = db.model('AuditAnswer', answerSchema, 'auditanswers')
    .collection as unknown as mongo.Collection<Answer>;

  const page = async ({ limit, cursor, adminId }: AuditPage): Promise<AuditEntry[]> => {
    const filter = { ...(adminId ? { adminId } : {}), ...(cursor ? { _id: { $lt: cursor } } : {}) };
    const found = await entries.find(filter).sort({ _id: -1 }).limit(limit).toArray();
    const answered = await answers.find({ _id: { $in: found.map(({ _id }) => _id) } }).toArray();
    const statusOf = new Map(answered.map(({ _id, status }) => [_id, status]));
    return found.map(({ _id, ...entry }) => ({ id: _id, ...entry, status: statusOf.get(_id) }));
  };

  return {
    page,
    asked: async (entry: Omit<AuditEntry, 'id' | 'at' | 'status'>): Promise<string> => {
      const _id = new Types.ObjectId().toHexString();
      await entries.insertOne({ _id, at: clock(), ...entry });
      return _id;
    },
    answered: async (id: string, status: number): Promise<void> => {
      await answers.insertOne({ _id: id, status, at: clock() });
    },
    /** All there are, newest first. */
    batches: async function* (limit: number): AsyncGenerator<AuditEntry[]> {
      for (let cursor: string | undefined; ; ) {
        const batch = await page({ limit, cursor });
        if (batch.length > 0) yield batch;
        if (batch.length < limit) return;
        cursor = batch.at(-1)?.id;
      }
    },
  };
};
