import { afterEach, expect, it } from '@jest/globals';
import { metricOf, until } from '@ticketing/common/testing';
import { startNotifications } from '../../__test__/start-notifications.ts';
import { seller, startReceiver } from './start-webhooks.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

it('When a webhook is tried, then it counts as delivered, or as retried, once a try', async () => {
  let status = 200;
  const receiver = await startReceiver((_req, res) => void res.writeHead(status).end());
  undo.push(receiver.stop);
  const test = await startNotifications({ ALLOW_LOCAL_WEBHOOKS: 'true' });
  undo.push(test.stop);
  const path = '/api/notifications/webhooks';
  const ask = (to: string, body: object = {}) =>
    test.request.post(to).set('Cookie', test.signIn(seller)).send(body);
  const { body } = await ask(path, { url: receiver.url, events: ['order.completed'] }).expect(201);
  const count = (outcome: string) => metricOf(test.service, 'webhook_deliveries_total', { outcome });
  await ask(`${path}/${body.id}/test`);
  await until('it is counted', async () => (await count('delivered')) === 1);
  status = 500;
  // a test is tried once
  await ask(`${path}/${body.id}/test`);
  await until('it is counted', async () => (await count('failed')) === 1);
  expect([await count('delivered'), await count('retried')]).toEqual([1, 0]);
});
