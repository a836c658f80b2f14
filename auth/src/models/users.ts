import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import type { LinkKind } from '../domain/link.ts';
import { emailKeyOf, latest, type User, type UserSubject } from '../domain/user.ts';

const schema = outboxed(
  new Schema({
    _id: String,
    email: String,
    emailKey: String,
    name: String,
    role: String,
    status: String,
    passwordHash: String,
    sessionVersion: Number,
    endedSession: String,
    sessionsEndedAt: Date,
    endReason: String,
    createdAt: Date,
    language: String,
    timeZone: String,
    emailConfirmed: Boolean,
    confirmLink: Schema.Types.Mixed,
    resetLink: Schema.Types.Mixed,
  }),
);
schema.index({ emailKey: 1 }, { unique: true });
schema.index({ role: 1 });
schema.index({ 'confirmLink.hash': 1 }, { sparse: true });
schema.index({ 'resetLink.hash': 1 }, { sparse: true });

export type Users = ReturnType<typeof userModel>;

export const userModel = (db: Connection, clock: Clock, publishes: Publishers<User, UserSubject>) => {
  const model = db.model('User', schema);
  const one = async (filter: object) => {
    const found = await model.findOne(filter).lean<{ _id: string }>();
    return found ? toState<User>(found) : undefined;
  };
  return {
    ...aggregates<User, UserSubject>({ service: 'auth', model, publishes, latest, clock }),
    byEmail: (email: string) => one({ emailKey: emailKeyOf(email) }),
    byId: (id: string) => one({ _id: id }),
    byLink: (kind: LinkKind, hash: string) => one({ [`${kind}Link.hash`]: hash }),
    hasAdmin: async () => (await model.exists({ role: 'admin' })) !== null,
    /** Newest first, those after the cursor. */
    page: async (limit: number, cursor?: string) => {
      const after = cursor === undefined ? {} : { _id: { $lt: cursor } };
      const found = await model.find(after).sort({ _id: -1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map((user) => toState<User>(user));
    },
  };
};
