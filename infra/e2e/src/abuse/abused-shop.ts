import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKeys } from '@ticketing/common/testing';
import { startPlatform } from '@ticketing/local';
import { allOperations } from '../fuzz/documents.ts';
import { adminEmail } from '../fuzz/world.ts';
import { person } from '../harness/person.ts';

const { INTERLEAVE } = process.env;

/** The whole shop behind its gateway, in this process; sessions are signed by the `testKeys`. */
export const abusedShop = async (env: Record<string, string> = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'ticketing-abuse-'));
  const { JWT_KEY, JWT_PUBLIC_KEY, COOKIE_KEYS } = testKeys;
  const shop = await startPlatform({
    data,
    web: false,
    env: {
      CI: '1',
      PATH: '',
      RATE_LIMITS: 'false',
      LOG_LEVEL: 'silent',
      ADMIN_EMAIL: adminEmail,
      ...{ JWT_KEY, JWT_PUBLIC_KEY, COOKIE_KEYS },
      ...(INTERLEAVE ? { INTERLEAVE } : {}),
      ...env,
    },
  });
  const { url } = shop;
  return {
    url,
    operations: await allOperations(url),
    person: (name: string) => person(url, name),
    admin: () => person(url, 'admin', adminEmail),
    stop: async () => {
      await shop.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

export type AbusedShop = Awaited<ReturnType<typeof abusedShop>>;
