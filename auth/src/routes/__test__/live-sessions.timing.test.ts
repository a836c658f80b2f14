import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { onThisMachine, testMongoUri, until } from '@ticketing/common/testing';
import { type AuthTest, newEmail, password, startAuth } from '../../__test__/start-auth.ts';

/** Two replicas, and what the other one says of a cookie. */
let here: AuthTest;
let there: AuthTest;
beforeAll(async () => {
  const env = { MONGO_URI: testMongoUri(), ADMIN_EMAIL: 'admin@example.com' };
  here = await startAuth(env);
  there = await startAuth(env);
  await here.browser().signUp('admin@example.com');
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const whoIs = async (cookie: string) =>
  (await there.request.get('/api/users/currentuser').set('Cookie', cookie)).body.currentUser;
const guarded = async (cookie: string) =>
  (await there.request.get('/api/users/me').set('Cookie', cookie)).status;

type Browser = ReturnType<AuthTest['browser']>;
const endings: [string, (owner: Browser, id: string) => Promise<unknown>][] = [
  ['its owner signs out', (owner) => owner.post('/signout')],
  ['its owner signs out everywhere', (owner) => owner.delete('/sessions')],
  [
    'the password changes',
    (owner) => owner.post('/password', { oldPassword: password, newPassword: 'New-horse-8' }),
  ],
  [
    'an admin suspends its user',
    async (_owner, id) => {
      const admin = here.browser();
      await admin.signIn('admin@example.com');
      return admin.patch(`/${id}`, { status: 'suspended' });
    },
  ],
];

it.each(endings)(
  'When %s at another replica, then guarded routes know at once, and currentuser within 1 s',
  async (_what, end) => {
    const owner = here.browser();
    const { body } = await owner.signUp(newEmail());
    const cookie = owner.cookie();
    expect(await whoIs(cookie)).toMatchObject({ id: body.id });
    await end(owner, body.id);
    const began = performance.now();
    expect(await guarded(cookie)).toBe(401);
    await until('it is over', async () => (await whoIs(cookie)) === null, 1500);
    expect(performance.now() - began).toBeLessThan(onThisMachine(1200));
  },
);

it('When somebody asks again within a second, then the database is not', async () => {
  const sessions = there.service.platform.db.collection('sessions');
  /** Deleted behind the service's back: it can only be remembered. */
  const isRemembered = async () => {
    const owner = here.browser();
    await owner.signUp(newEmail());
    const cookie = owner.cookie();
    await whoIs(cookie);
    const last = await sessions.findOne({}, { sort: { createdAt: -1 } });
    await sessions.deleteOne({ _id: last?._id as never });
    return (await whoIs(cookie)) !== null;
  };
  await until('it is remembered', isRemembered, 5000);
});
