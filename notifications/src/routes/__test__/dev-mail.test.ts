import { afterEach, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { type NotificationsTest, startNotifications } from '../../__test__/start-notifications.ts';
import { story } from '../../__test__/story.ts';

let test: NotificationsTest;
afterEach(() => test.stop());
const { newPerson, newOrder } = story(
  () => test,
  () => ({ to: () => [] }),
);

it('When mails are kept on a developer’s machine, then they are listed, and shown with all their parts', async () => {
  test = await startNotifications({ DEV_MAIL: 'true' });
  const person = await newPerson();
  await (await newOrder(person.id, { title: '<b>"Loud"</b> quartet' })).completed();
  const list = async () => (await test.request.get('/dev/mail').expect(200)).text;
  await until('it is listed', async () => (await list()).includes(person.email));
  expect(await list()).not.toContain('<b>');
  const [path] = /\/dev\/mail\/[\w-]+/.exec(await list()) ?? [''];
  const shown = await test.request
    .get(path)
    .expect(200)
    .expect('Content-Type', /text\/html/);
  expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
  expect(shown.text).toMatch(/<iframe sandbox="allow-popups" title="HTML" srcdoc="/);
  expect(shown.text).toContain('data:text/calendar');
  expect(shown.text).toContain('Message-ID');
  await test.request.get('/dev/mail/unknown').expect(404);
});

it('When nobody asked for it, then there is no such page', async () => {
  test = await startNotifications();
  await test.request.get('/dev/mail').expect(404);
});
