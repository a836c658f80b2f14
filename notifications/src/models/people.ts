import type { UserCreated } from '@ticketing/common/contracts';
import { behindIn, replicate } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';

export type Person = Pick<
  UserCreated['data'],
  'id' | 'version' | 'email' | 'name' | 'language' | 'timeZone' | 'emailConfirmed' | 'status'
>;

const schema = new Schema(
  {
    _id: String,
    version: Number,
    email: String,
    name: String,
    language: String,
    timeZone: String,
    emailConfirmed: Boolean,
    status: String,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export type People = ReturnType<typeof peopleReplica>;

/** Of auth's users what it takes to write to them. */
export const peopleReplica = (db: Connection) => {
  const people = db.model('Person', schema);
  return {
    behind: (versions: Parameters<typeof behindIn>[1]) => behindIn(people, versions),
    keep: ({ id, version, email, name, language, timeZone, emailConfirmed, status }: Person) =>
      replicate(people, { id, version, email, name, language, timeZone, emailConfirmed, status }),
  };
};
