import type { UserCreated } from '@ticketing/common/contracts';
import { behindIn, type Replica, replicate, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

type Published = Pick<
  UserCreated['data'],
  'id' | 'version' | 'email' | 'name' | 'language' | 'timeZone' | 'emailConfirmed' | 'status'
>;

export interface Person extends Published {
  /** Their address refused mail; nothing goes there until they confirm it anew. */
  bounced?: { at: Date; reason: string; askedVersion?: number };
}

const schema = new Schema(
  { _id: String, version: Number, emailConfirmed: Boolean },
  { versionKey: false, autoIndex: false, autoCreate: false, strict: false },
);

export type People = ReturnType<typeof peopleReplica>;

/** Of auth's users what it takes to write to them. */
export const peopleReplica = (db: Connection) => {
  const people = db.model('Person', schema);
  return {
    replica: { of: 'auth', behind: (versions) => behindIn(people, versions) } satisfies Replica,
    keep: async ({ id, version, email, name, language, timeZone, emailConfirmed, status }: Published) => {
      await replicate(people, { id, version, email, name, language, timeZone, emailConfirmed, status });
      if (!emailConfirmed) return;
      await people.updateOne(
        { _id: id, 'bounced.askedVersion': { $lt: version } },
        { $unset: { bounced: '' } },
      );
    },
    find: async (id: string) => {
      const found = await people.findById(id).lean<{ _id: string }>();
      return found ? toState<Person>(found as never) : undefined;
    },
    bounced: (id: string, at: Date, reason: string) =>
      people.updateOne({ _id: id }, { $set: { bounced: { at, reason } } }),
    /** A new link for a refused address was asked for: what is confirmed after it is confirmed anew. */
    askedToConfirm: (id: string, version: number) =>
      people.updateOne(
        { _id: id, bounced: { $exists: true } },
        { $max: { 'bounced.askedVersion': version } },
      ),
  };
};
