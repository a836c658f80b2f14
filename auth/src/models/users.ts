import type { Clock } from '@ticketing/common/base';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import type { LinkKind } from '../domain/link.ts';
import { emailKeyOf, latest, type User, type UserStatus, type UserSubject } from '../domain/user.ts';

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
schema.index({ role: 1, _id: -1 });
schema.index({ status: 1, _id: -1 });
schema.index({ 'confirmLink.hash': 1 }, { sparse: true });
schema.index({ 'resetLink.hash': 1 }, { sparse: true });

interface PageOptions {
  limit: number;
  cursor?: string;
  /** The beginning of an e-mail address, or an id. */
  search?: string;
  role?: User['role'];
  status?: UserStatus;
}

/** What comes after every text that begins like this. */
const afterAll = '\uffff';

interface Found {
  filter: Record<string, unknown>;
  sort: Record<string, 1 | -1>;
}

const newest = (cursor?: string): Found => ({
  filter: cursor === undefined ? {} : { _id: { $lt: cursor } },
  sort: { _id: -1 },
});

export type Users = ReturnType<typeof userModel>;

export const userModel = (db: Connection, clock: Clock, publishes: Publishers<User, UserSubject>) => {
  const model = db.model('User', schema);
  const one = async (filter: object) => {
    const found = await model.findOne(filter).lean<{ _id: string }>();
    return found ? toState<User>(found) : undefined;
  };
  const searched = async (search: string, cursor?: string): Promise<Found> => {
    const isId = (await model.exists({ _id: search })) !== null;
    if (isId) return { filter: { _id: search }, sort: {} };
    const key = emailKeyOf(search);
    const last = cursor === undefined ? undefined : await one({ _id: cursor });
    const after = last ? { $gt: last.emailKey } : { $gte: key };
    return { filter: { emailKey: { ...after, $lt: key + afterAll } }, sort: { emailKey: 1 } };
  };
  return {
    ...aggregates<User, UserSubject>({ service: 'auth', model, publishes, latest, clock }),
    byEmail: (email: string) => one({ emailKey: emailKeyOf(email) }),
    byId: (id: string) => one({ _id: id }),
    byLink: (kind: LinkKind, hash: string) => one({ [`${kind}Link.hash`]: hash }),
    hasAdmin: async () => (await model.exists({ role: 'admin' })) !== null,
    /** Newest first; those of a search in the order of their addresses, which the index has. */
    page: async ({ limit, cursor, search, role, status }: PageOptions) => {
      const { filter, sort } = search ? await searched(search, cursor) : newest(cursor);
      const of = { ...(role ? { role } : {}), ...(status ? { status } : {}) };
      const found = await model
        .find({ ...filter, ...of })
        .sort(sort)
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map((user) => toState<User>(user));
    },
  };
};
