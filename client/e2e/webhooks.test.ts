import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@ticketing/common/testing';
import { chromiumOnPath } from './harness/chromium.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';

(chromiumOnPath ? describe : describe.skip)('Webhooks', () => {
  let shop: Shop;
  let receiver: Server;
  let url: string;
  const received: { type: string; id: string }[] = [];

  beforeAll(async () => {
    shop = await startShop();
    receiver = createServer((req, res) => {
      let body = '';
      req.on('data', (chunk) => {
        body += chunk;
      });
      req.on('end', () => {
        received.push({ type: JSON.parse(body).type, id: String(req.headers['webhook-id']) });
        res.end('thank you');
      });
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  }, 60_000);
  afterAll(async () => {
    receiver?.close();
    await shop?.stop();
  });

  it.each([true, false])(
    'When a seller adds a webhook (script: %s), then its secret is shown once, and its log has the test and what was sold',
    async (javaScriptEnabled) => {
      received.length = 0;
      const visitor = await shop.visitor({ ...phone, javaScriptEnabled });
      const { page } = visitor;
      const seller = await shop.person('seller');
      await visitor.isAlready(seller);
      const go = (path: string) => page.goto(`${shop.url}${path}`);
      await go('/account/webhooks');
      await page.getByLabel('Address').fill('http://10.0.0.1/');
      visitor.expectRefusal('400 POST /account/webhooks');
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      await page.getByText('must be reachable from outside').first().waitFor();
      expect(await page.getByLabel('Address').inputValue()).toBe('http://10.0.0.1/');
      await page.getByLabel('Address').fill(url);
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      const secret = page.locator('.secret code');
      expect(await secret.textContent()).toMatch(/^whsec_.{44}$/);
      await go('/account/webhooks');
      expect(await secret.count()).toBe(0);

      await page.getByRole('link', { name: url }).click();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByText('A test is on its way').waitFor();
      await until('the test is in the log', async () => {
        await page.reload();
        return (await page.getByText('Delivered').count()) === 1;
      });
      const { id } = await seller.list({ title: 'An evening for two' });
      const buyer = await shop.person('buyer');
      await buyer.pay((await buyer.reserve(id)).id);
      await until('the sale arrived', () => received.some(({ type }) => type === 'order.completed'));
      await until('it is in the log', async () => {
        await page.reload();
        return (await page.getByText('Delivered').count()) === 2;
      });
      await page.locator('.deliveries summary').first().click();
      await page.getByText('thank you').first().waitFor();
      await page.getByRole('button', { name: 'Send again' }).first().click();
      const ids = () => received.filter(({ type }) => type === 'order.completed').map((one) => one.id);
      await until('it was sent again', () => ids().length === 2);
      expect(new Set(ids()).size).toBe(1);

      await page.locator('summary', { hasText: 'New secret' }).click();
      await page.getByRole('button', { name: 'New secret' }).click();
      await page.getByText('The old secret is valid until').waitFor();
      expect(await secret.textContent()).toMatch(/^whsec_/);
      await page.getByRole('button', { name: 'Switch off' }).click();
      await page.getByRole('button', { name: 'Switch on' }).waitFor();
      await page.locator('summary', { hasText: 'Remove' }).click();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('The webhook is removed.').waitFor();
      await page.getByText('You have no webhook.').waitFor();
      await visitor.leave();
    },
    60_000,
  );
});
