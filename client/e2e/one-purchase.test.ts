import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderId as exampleId, purchaseAsOtlp } from '@ticketing/local/example-purchase';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { chromiumOnPath } from './harness/chromium.ts';
import { fillCard, testCard } from './harness/pay.ts';
import { desktop, phone, type Shop, startShop } from './harness/start-shop.ts';

/** `1`: docs/one-purchase from what is bought here. `example`: from the example, where services send no spans. */
const { PICTURES } = process.env;
const folder = join(import.meta.dirname, '../../docs/one-purchase');

(chromiumOnPath ? describe : describe.skip)('One purchase', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({}, { dev: true });
  }, 60_000);
  afterAll(() => shop?.stop());

  interface Summary {
    traceId: string;
    name: string;
    services: string[];
  }
  const traces = async (text: string): Promise<Summary[]> => {
    const answer = await fetch(`${shop.url}/dev/traces.json?text=${encodeURIComponent(text)}`);
    return ((await answer.json()) as { traces: Summary[] }).traces;
  };
  const traceWith = async (text: string, is: (trace: Summary) => boolean): Promise<Summary> => {
    for (;;) {
      const found = (await traces(text)).find(is);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
  };

  const buy = async () => {
    const seller = await shop.person('seller');
    const listed = await seller.list({ title: 'Songs by the harbour' });
    const visitor = await shop.visitor(desktop);
    await visitor.isAlready(await shop.person('buyer'));
    await visitor.go(`/tickets/${listed.id}`);
    await visitor.page.getByRole('button', { name: 'Reserve' }).click();
    await visitor.page.waitForURL(/\/orders\/\w+$/);
    await fillCard(visitor.page, testCard.success);
    await visitor.page.getByRole('button', { name: /^Pay/ }).click();
    await visitor.page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    const orderId = visitor.page.url().split('/').at(-1) as string;
    await visitor.leave();
    return orderId;
  };

  it('When a ticket was bought, then its payment lies in the trace of its order, and a page with what it asked in one', async () => {
    const orderId = await buy();
    const paid = await traceWith(
      orderId,
      ({ services }) => services.includes('ingress') && services.includes('notifications'),
    );
    const spans = await (await fetch(`${shop.url}/dev/traces/${paid.traceId}.json`)).text();
    expect(spans).toContain('"name":"POST /api/payments"');
    const page = await traceWith('/tickets/[ticketId]', ({ name }) => name === 'GET /tickets/[ticketId]');
    expect(page.services).toEqual(expect.arrayContaining(['ingress', 'client']));
    if (PICTURES) await takePictures(PICTURES === 'example' ? exampleId : orderId);
  }, 60_000);

  const takePictures = async (orderId: string) => {
    if (orderId === exampleId)
      await fetch(`${shop.url}/dev/otlp/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(purchaseAsOtlp()),
      });
    // what is sent in batches
    await new Promise((done) => setTimeout(done, 6000));
    mkdirSync(folder, { recursive: true });
    const shot = async (page: Page, file: string) => {
      const picture = sharp(await page.screenshot());
      await picture.webp({ quality: 80 }).toFile(join(folder, `${file}.webp`));
    };
    for (const [name, options] of [
      ['', { ...desktop, colorScheme: 'light' }],
      ['-phone', { ...phone, colorScheme: 'dark' }],
    ] as const) {
      const page = await shop.browser.newPage(options);
      await page.goto(`${shop.url}/dev/traces?purchases=on`);
      await shot(page, `traces${name}`);
      await page.goto(`${shop.url}/dev/orders/${orderId}`);
      await shot(page, `time-spent${name}`);
      await page.getByRole('heading', { name: 'Waterfall' }).evaluate((one) => one.scrollIntoView());
      await shot(page, `waterfall${name}`);
      await page.close();
    }
  };
});
