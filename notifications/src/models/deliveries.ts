import { isDuplicateKey } from '@ticketing/common/base';
import { toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { Attempt, Delivery } from '../domain/webhook-delivery.ts';

type Stored = Omit<Delivery, 'id'> & { _id: string };

const keptSeconds = 30 * 24 * 3600;
/** Ten attempts, and some by hand. */
const maxLogged = 20;

const schema = new Schema(
  { _id: String, webhookId: String, nextAt: Date, createdAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ webhookId: 1, nextAt: 1 }, { partialFilterExpression: { nextAt: { $exists: true } } });
schema.index({ webhookId: 1, createdAt: -1, _id: -1 });
schema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

/** Where a page ended: when the last one was made, and its id. */
const cursorOf = ({ createdAt, id }: Delivery) => `${createdAt.getTime()}.${id}`;
const cursorForm = /^(\d{1,15})\.(msg_[0-9a-f]{32})$/;

export type Deliveries = ReturnType<typeof deliveryModel>;

/** One row for each event and each webhook that wants it. */
export const deliveryModel = (db: Connection) => {
  const rows = db.model('Delivery', schema).collection as unknown as mongo.Collection<Stored>;
  const state = (found: Stored | null) => (found ? toState<Delivery>(found) : undefined);

  return {
    /** A repeated event finds its rows there. */
    insert: async (deliveries: readonly Delivery[]) => {
      try {
        const stored = deliveries.map(({ id, ...delivery }) => ({ _id: id, ...delivery }));
        await rows.insertMany(stored, { ordered: false });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    find: async (id: string, webhookId: string) => state(await rows.findOne({ _id: id, webhookId })),
    due: async (webhookId: string, at: Date) =>
      state(await rows.findOne({ webhookId, nextAt: { $lte: at } }, { sort: { nextAt: 1 } })),
    nextDue: async (webhookId: string): Promise<Date | undefined> => {
      const found = await rows.findOne(
        { webhookId, nextAt: { $exists: true } },
        { sort: { nextAt: 1 }, projection: { nextAt: 1 } },
      );
      return found?.nextAt;
    },

    /** Newest first. */
    page: async (webhookId: string, limit: number, cursor?: string) => {
      const [, time, id = ''] = cursorForm.exec(cursor ?? '') ?? [];
      const createdAt = new Date(Number(time));
      const after =
        time === undefined
          ? {}
          : { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] };
      const found = await rows
        .find({ webhookId, ...after })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map((row) => toState<Delivery>(row));
    },
    cursorOf,

    /** Whether it was written. Once for each attempt: who comes later than another, or than a wish to send it again, writes nothing. */
    finish: async (
      { id, attempts }: Delivery,
      attempt: Attempt,
      { nextAt, ...change }: Pick<Delivery, 'status' | 'attempts' | 'nextAt'>,
    ): Promise<boolean> => {
      const { modifiedCount } = await rows.updateOne({ _id: id, attempts, nextAt: { $exists: true } }, {
        $set: nextAt ? { ...change, nextAt } : change,
        ...(nextAt ? {} : { $unset: { nextAt: '' as const } }),
        $push: { log: { $each: [attempt], $slice: -maxLogged } },
      } as mongo.UpdateFilter<Stored>);
      return modifiedCount === 1;
    },

    /** Due now, under the id it has. */
    again: async (id: string, webhookId: string, at: Date) =>
      state(
        await rows.findOneAndUpdate(
          { _id: id, webhookId },
          { $set: { status: 'waiting', nextAt: at, attempts: 0 } },
          { returnDocument: 'after' },
        ),
      ),

    removeOf: async (webhookId: string) => {
      await rows.deleteMany({ webhookId });
    },
  };
};
