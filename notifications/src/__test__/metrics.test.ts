import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { metricOf, until } from '@ticketing/common/testing';
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

const mails = (outcome: string) => metricOf(test.service, 'mails_total', { outcome });
const waiting = () => metricOf(test.service, 'mails_waiting');
const buys = async () => {
  const person = await newPerson();
  await (await newOrder(person.id)).completed();
  return person;
};

it('When mails are sent, put off and refused, then each outcome counts, and what waits is shown', async () => {
  expect([await mails('sent'), await mails('retried'), await mails('failed'), await waiting()]).toEqual([
    0, 0, 0, 0,
  ]);
  smtp.answers({ recipient: () => refusal(451, 'Greylisted') });
  const person = await buys();
  await until('it was tried', async () => (await mails('retried')) > 0);
  expect(await waiting()).toBeGreaterThan(0);
  smtp.answers();
  test.clock.advance(60);
  await until('it arrives', () => person.mails().length > 0);
  await until('it is counted', async () => (await mails('sent')) === person.mails().length);
  expect(await mails('failed')).toBe(0);
  smtp.answers({ data: () => refusal(554, 'Looks like spam') });
  await buys();
  await until('it has failed', async () => (await mails('failed')) > 0);
  expect(await mails('retried')).toBe(1);
});
