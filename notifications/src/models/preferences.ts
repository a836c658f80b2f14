import { type Connection, Schema } from 'mongoose';
import { type OptionalGroup, optionalGroups } from '../domain/kinds.ts';

export type MailPreferences = Record<OptionalGroup, boolean>;

const schema = new Schema(
  { _id: String, mail: Object },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export type Preferences = ReturnType<typeof preferenceModel>;

/** Which mails a person wants; whoever said nothing wants all. */
export const preferenceModel = (db: Connection) => {
  const model = db.model('Preference', schema);
  return {
    find: async (userId: string): Promise<MailPreferences> => {
      const found = await model.findById(userId).lean<{ mail?: Partial<MailPreferences> }>();
      const entries = optionalGroups.map((group) => [group, found?.mail?.[group] ?? true]);
      return Object.fromEntries(entries) as MailPreferences;
    },
    change: async (userId: string, mail: Partial<MailPreferences>): Promise<void> => {
      const set = Object.fromEntries(
        Object.entries(mail).map(([group, wanted]) => [`mail.${group}`, wanted]),
      );
      if (Object.keys(set).length === 0) return;
      const write = (upsert: boolean) => model.updateOne({ _id: userId }, { $set: set }, { upsert });
      // mongod repeats this upsert by itself: its only condition is an equality
      await write(true);
    },
  };
};
