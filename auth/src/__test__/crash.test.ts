import { expect, it } from '@jest/globals';
import { UserCreated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { testMongoUri, until } from '@ticketing/common/testing';
import { newEmail, password, startAuth, startAuthProcess } from './start-auth.ts';

it('When it is killed between saving the user and telling of it, then the event arrives after the restart', async () => {
  const uri = testMongoUri();
  const email = newEmail();
  const first = startAuthProcess({ MONGO_URI: uri, CRASH_AT: 'auth.saved.beforePublish' });
  await until('it is ready', first.isReady);
  await expect(first.post('/api/users/signup', { email, password })).rejects.toThrow();
  expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });

  const restarted = await startAuth({ MONGO_URI: uri });
  const replica = new Map<string, string>();
  const { event, apply } = listener(UserCreated, async ({ data }) => replica.set(data.id, data.email));
  restarted.bus.subscribe({
    subject: event.type,
    group: 'test-service',
    handle: async ({ body }) => {
      await apply(event.envelope.parse(JSON.parse(body)));
      return 'done';
    },
  });
  await until('the event has arrived', () => replica.size > 0);
  expect([...replica.values()]).toEqual([email]);

  const person = restarted.browser();
  expect((await person.signIn(email)).status).toBe(200);
  expect([...replica.keys()]).toEqual([(await person.whoAmI()).id]);
  await restarted.stop();
});
