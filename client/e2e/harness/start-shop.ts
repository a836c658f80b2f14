import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlatformOptions, startPlatform } from '@ticketing/local';
import type { BrowserContextOptions } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { newPerson } from './people.ts';
import { sentLink } from './sent-link.ts';
import { newVisitor } from './visitor.ts';

export type Shop = Awaited<ReturnType<typeof startShop>>;

const adminEmail = 'admin@example.com';

export const phone = { viewport: { width: 360, height: 740 } } as const;
export const desktop = { viewport: { width: 1280, height: 860 } } as const;

/** The whole platform as `npm start` has it, and a browser before it. */
export const startShop = async (
  env: Record<string, string> = {},
  more: Pick<PlatformOptions, 'dev' | 'web'> = {},
) => {
  const data = mkdtempSync(join(tmpdir(), 'ticketing-e2e-'));
  const platform = await startPlatform({
    data,
    env: { RATE_LIMITS: 'false', ADMIN_EMAIL: adminEmail, ...env },
    ...more,
  });
  const browser = await openBrowser();
  const { url } = platform;
  return {
    url,
    browser,
    services: platform.services,
    bus: platform.bus,
    sentLink: (kind: 'confirm' | 'reset', email: string, before?: string) =>
      sentLink(url, kind, email, before),
    person: (name: string) => newPerson(url, name),
    admin: () => newPerson(url, 'admin', adminEmail),
    visitor: async (options: BrowserContextOptions = {}) =>
      newVisitor(await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options }), url),
    stop: async () => {
      await browser.close();
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
