import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { refusal, startSmtp, type TestSmtp } from './smtp-server.ts';
import { type NotificationsTest, startNotifications } from './start-notifications.ts';
import { story } from './story.ts';

let smtp: TestSmtp;
let test: NotificationsTest;
beforeAll(async () => {
  smtp = await startSmtp();
  test = await startNotifications(smtp.env());
});
afterAll(async () => {
  await test.stop();
  await smtp.stop();
});
beforeEach(() => smtp.answers());
const { newPerson, newOrder } = story(
  () => test,
  () => smtp,
);

const receiptOf = async (userId: string) => (await test.stored({ userId, kind: 'paid' }))[0];
const buys = async () => {
  const person = await newPerson();
  await (await newOrder(person.id)).completed();
  return person;
};
const wasTried = (userId: string) =>
  until('it was tried', async () => (await receiptOf(userId))?.failingSince !== undefined);
const arrives = (person: { mails(): unknown[] }) =>
  until('the mail is there', () => person.mails().length > 0);

it('When SMTP is down, then listeners go on, and each mail arrives once when it is back', async () => {
  await smtp.stop();
  const began = performance.now();
  const people = await Promise.all(Array.from({ length: 10 }, buys));
  expect(performance.now() - began).toBeLessThan(5000);
  for (const { id } of people) await wasTried(id);
  test.clock.advance(120);
  const { registry } = test.service.metrics;
  await until('the metric says so', async () =>
    /mail_failing_seconds\S* 1[2-9]\d/.test(await registry.metrics()),
  );
  await smtp.start();
  test.clock.advance(60);
  for (const person of people) await arrives(person);
  for (const person of people) expect(person.mails()).toHaveLength(1);
});

it('When SMTP says later (4xx), then it is tried again, and the address is good', async () => {
  smtp.answers({ recipient: () => refusal(451, 'Greylisted') });
  const person = await buys();
  await wasTried(person.id);
  expect(await receiptOf(person.id)).toMatchObject({
    mail: 'waiting',
    reason: expect.stringContaining('451'),
  });
  smtp.answers();
  test.clock.advance(60);
  await arrives(person);
  expect(await test.copyOf('people', person.id)).not.toHaveProperty('bounced');
});

it('When SMTP refuses one mail for good, then that one has failed with the reason, and the next is sent', async () => {
  smtp.answers({ data: () => refusal(554, 'Looks like spam') });
  const person = await buys();
  await until('it has failed', async () => (await receiptOf(person.id))?.mail === 'failed');
  expect((await receiptOf(person.id))?.reason).toContain('spam');
  smtp.answers();
  await (await newOrder(person.id)).cancelled('user');
  await arrives(person);
});

it('When SMTP takes nothing for a day, then the mail has failed with the reason', async () => {
  smtp.answers({ recipient: () => refusal(451, 'Try later') });
  const person = await buys();
  await wasTried(person.id);
  test.clock.advance(24 * 3600 + 60);
  await until('it has failed', async () => (await receiptOf(person.id))?.mail === 'failed');
  expect((await receiptOf(person.id))?.reason).toContain('Try later');
});

it('When the connection dies after DATA, then the mail comes again, and by its Message-ID it is one', async () => {
  let cuts = 0;
  smtp.answers({
    data: (mail) => {
      if (cuts++ > 0) return undefined;
      // taken, and the answer never reaches us
      smtp.mails.push(mail);
      smtp.cut();
      return refusal(421, 'gone');
    },
  });
  const person = await buys();
  await wasTried(person.id);
  test.clock.advance(60);
  await until('it came again', () => person.mails().length === 2);
  expect(new Set(person.mails().map(({ messageId }) => messageId)).size).toBe(1);
  await until('it is sent', async () => (await receiptOf(person.id))?.mail === 'sent');
});

it('When SMTP takes its time, then listeners and the API do not wait for it', async () => {
  let release = () => {};
  const held = new Promise<undefined>((done) => {
    release = () => done(undefined);
  });
  smtp.answers({ data: () => held });
  const people = await Promise.all(Array.from({ length: 12 }, buys));
  const began = performance.now();
  const person = await newPerson();
  await (await newOrder(person.id)).created();
  await test.request
    .get('/api/notifications')
    .set('Cookie', test.signIn({ id: person.id }))
    .expect(200);
  expect(performance.now() - began).toBeLessThan(2000);
  release();
  for (const one of people) await arrives(one);
});
