import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { startEmbeddedMongo } from '@ticketing/embedded-mongo';
import { startPlatform } from '../index.ts';
import { folderOfStore } from '../store-folder.ts';

const data = mkdtempSync(join(tmpdir(), 'store-folder-'));
afterAll(() => rmSync(data, { recursive: true }));

it('When a store is used again, then it has its folder; another or an emptied one has another', async () => {
  const first = await startEmbeddedMongo();
  const second = await startEmbeddedMongo();
  const folder = await folderOfStore(first.uri, data);
  expect(existsSync(folder)).toBe(true);
  expect(await folderOfStore(first.uri, data)).toBe(folder);
  expect(await folderOfStore(second.uri, data)).not.toBe(folder);
  await Promise.all([first.close(), second.close()]);
});

it('When MONGO_URL names another store, then what the stand-in of Stripe knows stays with the first', async () => {
  const [first, second] = await Promise.all([startEmbeddedMongo(), startEmbeddedMongo()]);
  const knows = async (MONGO_URL: string, create: boolean) => {
    const shop = await startPlatform({ data, web: false, env: { PATH: '', CI: '1', MONGO_URL } });
    const { STRIPE_API_URL, STRIPE_KEY } = shop.providers.payments.env;
    const answer = await fetch(`${STRIPE_API_URL}/v1/payment_intents`, {
      headers: { authorization: `Bearer ${STRIPE_KEY}` },
      ...(create ? { method: 'POST', body: new URLSearchParams({ amount: '900', currency: 'eur' }) } : {}),
    });
    expect(answer.status).toBe(200);
    await shop.stop();
    return ((await answer.json()) as { data?: unknown[] }).data?.length;
  };
  await knows(first.uri, true);
  expect(await knows(first.uri, false)).toBe(1);
  expect(await knows(second.uri, false)).toBe(0);
  expect(await knows(first.uri, false)).toBe(1);
  await Promise.all([first.close(), second.close()]);
}, 60_000);
