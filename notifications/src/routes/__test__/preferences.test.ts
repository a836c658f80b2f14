import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type NotificationsTest, startNotifications } from '../../__test__/start-notifications.ts';
import { newId } from '../../__test__/story.ts';
import { unsubscribeToken } from '../../services/mail/unsubscribe-token.ts';

let test: NotificationsTest;
beforeAll(async () => {
  test = await startNotifications();
});
afterAll(() => test.stop());

const key = Buffer.from('a'.repeat(64), 'hex');
const all = { purchases: true, reminders: true, changes: true, sales: true };

const somebody = () => {
  const id = newId();
  const cookie = test.signIn({ id });
  const path = '/api/notifications/preferences';
  return {
    id,
    shown: async () => (await test.request.get(path).set('Cookie', cookie).expect(200)).body.mail,
    change: (mail: unknown) => test.request.put(path).set('Cookie', cookie).send({ mail }),
  };
};

const unsubscribe = (token: string) =>
  test.request
    .post(`/api/notifications/unsubscribe?token=${token}`)
    .type('form')
    .send('List-Unsubscribe=One-Click');

it('When nothing was said, then all mails are wanted; what is switched off stays off', async () => {
  const person = somebody();
  expect(await person.shown()).toEqual(all);
  expect((await person.change({ sales: false }).expect(200)).body.mail).toEqual({ ...all, sales: false });
  await person.change({ reminders: false }).expect(200);
  expect(await person.shown()).toEqual({ ...all, sales: false, reminders: false });
});

it('When mails about purchases are to be switched off, then they stay on', async () => {
  const person = somebody();
  await person.change({ purchases: false }).expect(200);
  expect(await person.shown()).toEqual(all);
});

it.each([undefined, 'none', [], { sales: 'no' }, { sales: { $ne: 1 } }])(
  'When %j is wanted, then it is refused',
  async (mail) => {
    expect((await somebody().change(mail).expect(400)).body.errors[0].code).toBe('mail.invalid');
  },
);

it('When the link in a mail is used, then by one click, without a session, and as often as one likes', async () => {
  const person = somebody();
  const token = unsubscribeToken(key, person.id, 'changes');
  for (let n = 0; n < 2; n++) await unsubscribe(token).expect(204);
  expect(await person.shown()).toEqual({ ...all, changes: false });
});

it('When a token is not ours, then nothing changes', async () => {
  const other = unsubscribeToken(Buffer.alloc(32), newId(), 'sales');
  for (const token of ['x', other, `${other}x`])
    expect((await unsubscribe(token).expect(400)).body.errors[0].code).toBe('token.invalid');
  await test.request.post('/api/notifications/unsubscribe').expect(400);
});
