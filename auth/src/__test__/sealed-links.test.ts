import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testMongoUri, until } from '@ticketing/common/testing';
import { createConnection } from 'mongoose';
import { lastToken, linkEvents, mailKey, openLink } from './sent-links.ts';
import { type AuthTest, newEmail, password, startAuth, startAuthProcess } from './start-auth.ts';

const everythingIn = async (uri: string): Promise<string> => {
  const db = await createConnection(uri).asPromise();
  const all = await Promise.all((await db.db?.collections())?.map((one) => one.find().toArray()) ?? []);
  await db.close();
  return JSON.stringify(all);
};

describe('a link on its way', () => {
  let test: AuthTest;
  beforeAll(async () => {
    test = await startAuth();
  });
  afterAll(() => test.stop());

  const newUser = async () => (await test.browser().signUp()).body as { id: string; email: string };

  it('When somebody steals the store of the bus, then without MAIL_KEY no text in it opens an account', async () => {
    const { id, email } = await newUser();
    await test.browser().post('/password-reset', { email });
    const [event] = await linkEvents(test, 'reset', id);
    if (!event) throw new Error('none was sent');
    expect(() => openLink(event, [randomBytes(32)])).toThrow('None of 1 keys');
    const stolen = JSON.stringify(test.bus.published);
    expect(stolen).not.toContain(openLink(event).token);
    const words = new Set(stolen.match(/[\w-]{32,}/g));
    for (const word of words) {
      for (const route of ['/password-reset/confirm', '/confirm'])
        expect((await test.browser().post(route, { token: word, password })).status).toBe(400);
    }
  });

  it('When the seal is moved to another user, version or purpose, then it does not open', async () => {
    const { id, email } = await newUser();
    await test.browser().post('/password-reset', { email });
    const [event] = await linkEvents(test, 'reset', id);
    if (!event) throw new Error('none was sent');
    const { data } = event;
    for (const moved of [
      { type: 'user:confirm-requested', data },
      { ...event, data: { ...data, version: data.version + 1 } },
      { ...event, data: { ...data, userId: (await newUser()).id } },
    ]) {
      expect(() => openLink(moved)).toThrow('None of 1 keys');
    }
  });

  it('When the bus has lost its store and all is published again, then no link is sent twice', async () => {
    const { id, email } = await newUser();
    await test.browser().post('/password-reset', { email });
    await test.bus.settled();
    const [outbox] = test.service.outboxes;
    const again = await outbox?.eventsOf([id]);
    expect(again?.map(({ type }) => type)).toEqual(['user:updated']);
  });

  it('When MAIL_KEY is rotated, then the first key seals, and who has both opens old and new', async () => {
    const next = randomBytes(32);
    const rotated = await startAuth({ MAIL_KEY: `${next.toString('hex')},${mailKey.toString('hex')}` });
    const { body } = await rotated.browser().signUp();
    const [fresh] = await linkEvents(rotated, 'confirm', body.id);
    const [old] = await linkEvents(test, 'confirm', (await newUser()).id);
    if (!fresh || !old) throw new Error('none was sent');
    for (const event of [fresh, old]) {
      expect(openLink(event, [next, mailKey]).token).toHaveLength(43);
    }
    expect(() => openLink(fresh, [mailKey])).toThrow('None of 1 keys');
    await rotated.stop();
  });
});

it('When links were sent and used, then their tokens are in no document and no line of the log', async () => {
  const uri = testMongoUri();
  const test = await startAuth({ MONGO_URI: uri });
  const { body } = await test.browser().signUp();
  await test.browser().post('/password-reset', { email: body.email });
  const tokens = {
    confirm: await lastToken(test, 'confirm', body.id),
    reset: await lastToken(test, 'reset', body.id),
  };
  const unused = await everythingIn(uri);
  expect(unused).toContain(createHash('sha256').update(tokens.reset).digest('base64url'));

  const auth = startAuthProcess({ MONGO_URI: uri, LOG_LEVEL: 'debug' });
  await until('it is ready', auth.isReady);
  expect((await auth.post('/api/users/confirm', { token: tokens.confirm })).status).toBe(204);
  const reset = { token: tokens.reset, password };
  expect((await auth.post('/api/users/password-reset/confirm', reset)).status).toBe(204);
  expect((await auth.post('/api/users/password-reset/confirm', reset)).status).toBe(400);
  await until('all is in the log', () => JSON.stringify(auth.log).includes('/password-reset/confirm'));
  await auth.kill();
  const used = await everythingIn(uri);
  for (const token of Object.values(tokens)) {
    for (const place of [unused, used, JSON.stringify(auth.log), JSON.stringify(test.bus.published)]) {
      expect(place).not.toContain(token);
    }
  }
  await test.stop();
});

it('When it is killed between saving a link and publishing it, then the link is sent after the restart, and opens', async () => {
  const uri = testMongoUri();
  const email = newEmail();
  const before = await startAuth({ MONGO_URI: uri });
  const { body } = await before.browser().signUp(email);
  await before.bus.settled();
  await before.service.stop();
  const killed = startAuthProcess({ MONGO_URI: uri, CRASH_AT: 'auth.saved.beforePublish' });
  await until('it is ready', killed.isReady);
  await expect(killed.post('/api/users/password-reset', { email })).rejects.toThrow();
  expect(await killed.exited).toMatchObject({ signal: 'SIGKILL' });

  const restarted = await startAuth({ MONGO_URI: uri });
  await until('the link is sent', async () => (await linkEvents(restarted, 'reset', body.id)).length > 0);
  const token = await lastToken(restarted, 'reset', body.id);
  const { status } = await restarted.browser().post('/password-reset/confirm', { token, password });
  expect(status).toBe(204);
  await restarted.stop();
});
