import { isDuplicateKey } from '@ticketing/common/base';
import { toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema } from 'mongoose';
import {
  type Health,
  maxWebhooks,
  type OffReason,
  type Webhook,
  type WebhookEvent,
} from '../domain/webhook.ts';

/** Who sends to an endpoint holds it: `freeAt` is when the lease ends, or its rest after a failure. */
type Stored = Omit<Webhook, 'id'> & {
  _id: string;
  freeAt: Date;
  holder?: string;
  /** When its next delivery is due. */
  dueAt?: Date;
  /** Grows with each delivery that is added, so that none is overlooked when the next is looked for. */
  stamp: number;
  rotation?: string;
};

const schema = new Schema(
  { _id: String, userId: String, slot: Number, dueAt: Date, freeAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ userId: 1, slot: 1 }, { unique: true });
schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } });

const begin = new Date(0);
const internal = { freeAt: 0, holder: 0, dueAt: 0, stamp: 0, rotation: 0 } as const;

export type Webhooks = ReturnType<typeof webhookModel>;

export const webhookModel = (db: Connection) => {
  const rows = db.model('Webhook', schema).collection as unknown as mongo.Collection<Stored>;
  const state = (found: Partial<Stored> | null) => (found ? toState<Webhook>(found as Stored) : undefined);
  const list = async (filter: mongo.Filter<Stored>) =>
    (await rows.find(filter, { projection: internal }).sort({ slot: 1 }).toArray()).map((found) =>
      toState<Webhook>(found as Stored),
    );
  const change = async (filter: mongo.Filter<Stored>, update: mongo.UpdateFilter<Stored>) =>
    state(await rows.findOneAndUpdate(filter, update, { returnDocument: 'after', projection: internal }));

  return {
    of: (userId: string) => list({ userId }),
    wanting: (userId: string, event: WebhookEvent) =>
      list({ userId, events: event, off: { $exists: false } } as mongo.Filter<Stored>),
    find: async (id: string, userId: string) =>
      state(await rows.findOne({ _id: id, userId }, { projection: internal })),

    /** In the first free place; nothing when there is none. */
    insert: async ({ id, ...webhook }: Omit<Webhook, 'slot'>): Promise<Webhook | undefined> => {
      for (;;) {
        const taken = (await list({ userId: webhook.userId })).map(({ slot }) => slot);
        const slot = Array.from({ length: maxWebhooks }, (_, place) => place).find(
          (place) => !taken.includes(place),
        );
        if (slot === undefined) return undefined;
        try {
          await rows.insertOne({ _id: id, ...webhook, slot, freeAt: begin, stamp: 0 });
          return { id, ...webhook, slot };
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
      }
    },

    edit: (id: string, userId: string, fields: Partial<Pick<Webhook, 'url' | 'events'>>) =>
      change({ _id: id, userId }, { $set: fields }),
    switchOn: (id: string, userId: string) =>
      change(
        { _id: id, userId, off: { $exists: true } },
        { $unset: { off: '', failingSince: '' }, $set: { failures: 0 }, $inc: { timesOn: 1 } },
      ),
    switchOff: (id: string, off: OffReason) =>
      change({ _id: id, off: { $exists: false } }, { $set: { off } }),
    /** Once for each `rotation`: nothing if that one has been. */
    rotate: (
      { id, userId, secret: old }: Webhook,
      { rotation, secret, until }: { rotation: string; secret: string; until: Date },
    ) =>
      change(
        { _id: id, userId, secret: old, rotation: { $ne: rotation } },
        { $set: { secret, previous: { secret: old, until }, rotation } },
      ),
    remove: async (id: string, userId: string) =>
      (await rows.deleteOne({ _id: id, userId })).deletedCount === 1,

    health: async (id: string, { failures, failingSince }: Health) => {
      const since = failingSince
        ? { $set: { failures, failingSince } }
        : { $set: { failures }, $unset: { failingSince: '' as const } };
      await rows.updateOne({ _id: id }, since);
    },

    /** There is a delivery for these. */
    due: async (ids: readonly string[], at: Date) => {
      await rows.updateMany({ _id: { $in: [...ids] } }, { $min: { dueAt: at }, $inc: { stamp: 1 } });
    },
    /** Its owner waits for it: a rest after failures is over. */
    dueNow: async (id: string, at: Date) => {
      await rows.updateOne({ _id: id, holder: { $exists: false } }, { $set: { freeAt: at } });
      await rows.updateOne({ _id: id }, { $min: { dueAt: at }, $inc: { stamp: 1 } });
    },

    /** One with something due that nobody holds; now it is ours. */
    claim: (holder: string, at: Date, until: Date) =>
      rows
        .findOneAndUpdate(
          { dueAt: { $lte: at }, freeAt: { $lte: at } },
          { $set: { holder, freeAt: until } },
          { sort: { dueAt: 1 }, returnDocument: 'after', projection: internal },
        )
        .then(state),

    /** `nextDue` is asked again whenever a delivery was added meanwhile. */
    release: async (id: string, holder: string, freeAt: Date, nextDue: () => Promise<Date | undefined>) => {
      for (;;) {
        const found = await rows.findOne({ _id: id, holder }, { projection: { stamp: 1 } });
        if (!found) return;
        const dueAt = await nextDue();
        const { matchedCount } = await rows.updateOne(
          { _id: id, holder, stamp: found.stamp },
          dueAt
            ? { $set: { freeAt, dueAt }, $unset: { holder: '' } }
            : { $set: { freeAt }, $unset: { holder: '', dueAt: '' } },
        );
        if (matchedCount === 1) return;
      }
    },
  };
};
