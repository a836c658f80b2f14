import { type Connection, Schema } from 'mongoose';
import type { Clock } from '../base/clock.ts';
import { type CurrentUser, jwtLifeSeconds } from './jwt.ts';

/** Of one session, or of all that somebody had before a time. */
export type EndedSessions = { userId: string; sid: string } | { userId: string; issuedBefore: Date };

interface Ended {
  /** The session, or the user whose tokens of before are over. */
  _id: string;
  issuedBefore?: Date;
  at: Date;
}

/** No token of before outlives it, and clocks differ by less than the rest. */
const keptSeconds = jwtLifeSeconds + 300;
/** What another replica wrote down is looked for again so long, by its clock. */
const overlapMs = 60_000;

const schema = new Schema<Ended>(
  { _id: String, issuedBefore: Date, at: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: keptSeconds });

export type EndedSessionList = ReturnType<typeof endedSessionList>;

/**
 * Tokens that are signed and not expired, and no longer good: in the database for all replicas, and in memory,
 * so that a request asks nobody.
 */
export const endedSessionList = (db: Connection, clock: Clock) => {
  const model = db.model<Ended>('EndedSession', schema, 'ended_sessions');
  const known = new Map<string, Ended>();
  let readUntil = new Date(0);

  const remember = (ended: Ended) => known.set(ended._id, ended);
  const forgetOld = (now: number) => {
    for (const [id, { at }] of known) if (at.getTime() < now - keptSeconds * 1000) known.delete(id);
  };

  return {
    async add(ended: EndedSessions) {
      const at = clock();
      const isOne = 'sid' in ended;
      const _id = isOne ? ended.sid : ended.userId;
      // events come twice and in any order: the latest time counts
      const change = isOne
        ? { $setOnInsert: { at } }
        : { $set: { at }, $max: { issuedBefore: ended.issuedBefore } };
      const found = await model
        .findOneAndUpdate({ _id }, change, { upsert: true, returnDocument: 'after' })
        .lean<Ended>();
      remember(found);
    },

    /** What this and other replicas have added since the last time. */
    async refresh() {
      const now = clock().getTime();
      const found = await model.find({ at: { $gte: readUntil } }).lean<Ended[]>();
      for (const ended of found) remember(ended);
      readUntil = new Date(now - overlapMs);
      forgetOld(now);
    },

    has({ id, sid, iat }: CurrentUser): boolean {
      if (known.size === 0) return false;
      const before = known.get(id)?.issuedBefore;
      return known.has(sid) || (before !== undefined && iat * 1000 < before.getTime());
    },
  };
};
