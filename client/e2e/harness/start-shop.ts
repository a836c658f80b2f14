import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@ticketing/local';
import type { BrowserContextOptions } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { newPerson } from './people.ts';
import { mailKey, sentLink } from './sent-link.ts';
import { newVisitor } from './visitor.ts';

export type Shop = Awaited<ReturnType<typeof startShop>>;

export const phone = { viewport: { width: 360, height: 740 } } as const;
export const desktop = { viewport: { width: 1280, height: 860 } } as const;

/** The whole platform as `npm start` has it, and a browser before it. */
export const startShop = async (env: Record<string, string> = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'ticketing-e2e-'));
  const platform = await startPlatform({ data, env: { RATE_LIMITS: 'false', MAIL_KEY: mailKey, ...env } });
  const browser = await openBrowser();
  const { url } = platform;
  return {
    url,
    browser,
    services: platform.services,
    sentLink: (kind: 'confirm' | 'reset', email: string) =>
      sentLink(platform.providers.store.env.MONGO_URL as string, kind, email),
    person: (name: string) => newPerson(url, name),
    visitor: async (options: BrowserContextOptions = {}) =>
      newVisitor(await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options }), url),
    stop: async () => {
      await browser.close();
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
