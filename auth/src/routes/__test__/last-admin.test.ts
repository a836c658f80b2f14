import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testMongoUri, until } from '@ticketing/common/testing';
import { type AuthTest, newEmail, startAuth, startAuthProcess } from '../../__test__/start-auth.ts';

const env = { MONGO_URI: testMongoUri(), ADMIN_EMAIL: 'first@example.com' };

/** Two replicas of the service on one database. */
let replicas: [AuthTest, AuthTest];
beforeAll(async () => {
  replicas = [await startAuth(env), await startAuth(env)];
});
afterAll(async () => {
  await replicas[1].service.stop();
  await replicas[0].stop();
});

const signedUp = async (replica: AuthTest, email = newEmail()) => {
  const browser = replica.browser();
  const { body } = await browser.signUp(email);
  if (body.errors) await browser.signIn(email);
  return { browser, id: (await browser.whoAmI()).id as string, email };
};
const admins = async () =>
  (
    await replicas[0].service.platform.db
      .collection('users')
      .find({ role: 'admin', status: 'active' })
      .toArray()
  ).length;

describe('The last admin', () => {
  const demotions = [{ role: 'user' }, { status: 'suspended' }];

  it('When two admins demote or suspend each other at once over two replicas, then one is left', async () => {
    let [one, other] = [await signedUp(replicas[0], env.ADMIN_EMAIL), await signedUp(replicas[1])] as const;
    for (let round = 0; round < 20; round++) {
      expect((await one.browser.patch(`/${other.id}`, { role: 'admin', status: 'active' })).status).toBe(200);
      await other.browser.signIn(other.email);
      const answers = await Promise.all([
        one.browser.patch(`/${other.id}`, demotions[round % 2]),
        other.browser.patch(`/${one.id}`, demotions[Math.floor(round / 2) % 2]),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(await admins()).toBe(1);
      for (const { status, body } of answers)
        if (status === 400) expect(body.errors[0].message).toBe('There must be an admin left');
      if (statuses[0] !== 200) [one, other] = [other, one];
    }
  }, 60_000);

  it('When everybody demotes everybody at once, then one is left', async () => {
    const [root] = (await replicas[0].service.platform.db
      .collection('users')
      .find({ role: 'admin', status: 'active' })
      .toArray()) as unknown as { email: string }[];
    const first = await signedUp(replicas[0], root?.email);
    const people = [first];
    for (let n = 0; n < 4; n++) {
      const person = await signedUp(replicas[n % 2] as AuthTest);
      await first.browser.patch(`/${person.id}`, { role: 'admin' });
      people.push(person);
    }
    await Promise.all(
      people.flatMap(({ browser, id }) =>
        people
          .filter((other) => other.id !== id)
          .map((other) => browser.patch(`/${other.id}`, { role: 'user' })),
      ),
    );
    expect(await admins()).toBe(1);
  });
});

it('When it is killed between striking an admin off and demoting them, then both remain, and one can still be demoted', async () => {
  const uri = testMongoUri();
  const before = await startAuth({ MONGO_URI: uri, ADMIN_EMAIL: 'root@example.com' });
  const [root, second] = [await signedUp(before, 'root@example.com'), await signedUp(before)];
  await root.browser.patch(`/${second.id}`, { role: 'admin' });
  const dying = startAuthProcess({ MONGO_URI: uri, CRASH_AT: 'auth.saving' });
  await until('it is ready', dying.isReady);
  const url = await dying.listening;
  const demote = fetch(`${url}/api/users/${second.id}`, {
    method: 'PATCH',
    headers: { cookie: root.browser.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'user' }),
  });
  await expect(demote).rejects.toThrow();
  expect((await second.browser.get('')).status).toBe(200);
  expect((await second.browser.patch(`/${root.id}`, { role: 'user' })).status).toBe(400);
  expect((await root.browser.patch(`/${second.id}`, { role: 'user' })).status).toBe(200);
  await before.stop();
}, 60_000);
