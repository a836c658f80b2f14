import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '@ticketing/common/service';
import { startProcess, testMongoUri, until } from '@ticketing/common/testing';
import { startReceiver } from '../services/__test__/start-webhooks.ts';

const program = resolve(import.meta.dirname, '../../dist/index.js');
const uri = testMongoUri();
const db = createDatabase();
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
  await db.openUri(uri);
});
afterAll(async () => {
  await receiver.stop();
  await db.dropDatabase();
  await db.close();
});

const start = async (env: Record<string, string> = {}) => {
  const started = startProcess(program, { MONGO_URI: uri, ALLOW_LOCAL_WEBHOOKS: 'true', ...env });
  await until('it is ready', started.isReady);
  return started;
};
const path = '/api/notifications/webhooks';

it('When a process is killed between the answer and its write, then the next one sends again under the same webhook-id', async () => {
  const first = await start({ CRASH_AT: 'notifications.answered.beforeWrite' });
  const { body: webhook } = await first.post(path, { url: receiver.url, events: ['order.completed'] });
  // the process may be gone before it answers this
  const asked = first.post(`${path}/${webhook.id}/test`, {}).catch(() => undefined);
  expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
  await asked;
  expect(receiver.received).toHaveLength(1);

  const second = await start();
  const log = async () => (await second.get(`${path}/${webhook.id}/deliveries`)).body;
  expect((await log())[0]).toMatchObject({ status: 'waiting', attempts: [] });
  // the 40 seconds that the dead process had are over
  await db.collection('webhooks').updateOne({}, { $set: { freeAt: new Date() } });
  await until('it is delivered', async () => (await log())[0].status === 'delivered');
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  await second.kill();
}, 30_000);
