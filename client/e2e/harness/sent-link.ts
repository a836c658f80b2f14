import { unseal } from '@ticketing/common/base';
import { createConnection } from 'mongoose';

/** The key that the shop of these tests seals with. */
export const mailKey = 'b'.repeat(64);

interface StoredUser {
  _id: string;
  email: string;
  version: number;
  confirmLink?: { sealed: string };
  resetLink?: { sealed: string };
}

/** What stands in the mail: the path of the newest link that was sealed for somebody, opened as notifications does. */
export const sentLink = async (
  mongoUrl: string,
  kind: 'confirm' | 'reset',
  email: string,
): Promise<string> => {
  const uri = new URL(mongoUrl);
  uri.pathname = '/auth';
  const db = await createConnection(uri.href).asPromise();
  const user = await db.collection<StoredUser>('users').findOne({ email });
  await db.close();
  const link = user?.[`${kind}Link`];
  if (!user || !link) throw new Error(`No ${kind} link was sent to ${email}`);
  for (let version = user.version; version >= 0; version--) {
    try {
      const about = `user:${kind}-requested/${user._id}/${version}`;
      const { token } = JSON.parse(unseal([Buffer.from(mailKey, 'hex')], about, link.sealed));
      return `/auth/${kind}?token=${token}`;
    } catch {
      // sealed for an earlier version
    }
  }
  throw new Error(`The ${kind} link of ${email} does not open`);
};
