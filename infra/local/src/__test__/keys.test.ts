import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { authConfig } from '@ticketing/auth/config';
import { parseConfig } from '@ticketing/common/service';
import { ordersConfig } from '@ticketing/orders/config';
import { ticketsConfig } from '@ticketing/tickets/config';
import { keysFor, keysOfService } from '../keys.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const MONGO_URI = 'mongodb://unused';
const file = () => join(data, 'keys.json');
const kept = () => JSON.parse(readFileSync(file(), 'utf8'));

describe('the keys of npm start', () => {
  it('When there are none, then auth can sign, the others verify, and only the owner reads the file', () => {
    const keys = keysFor({}, data);
    expect(() => parseConfig(authConfig, { ...keysOfService('auth', keys), MONGO_URI })).not.toThrow();
    expect(() => parseConfig(ticketsConfig, { ...keysOfService('tickets', keys), MONGO_URI })).not.toThrow();
    expect(() => parseConfig(ordersConfig, { ...keysOfService('orders', keys), MONGO_URI })).not.toThrow();
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('When a service is not auth, then it gets no private key, not even one that the shell has', () => {
    const keys = keysFor({}, data);
    const env = { ...keys, ...keysOfService('tickets', keys) };
    expect(env.JWT_KEY).toBeUndefined();
    expect(JSON.stringify(env)).not.toContain('PRIVATE KEY');
  });

  it('When it starts again, then they are the same', () => {
    expect(keysFor({}, data)).toEqual(keysFor({}, data));
  });

  it('When there is the one secret of before, then it verifies still, and auth has a key of its own', () => {
    const before = {
      JWT_KEY: 'a'.repeat(64),
      COOKIE_KEYS: 'b'.repeat(64),
      STRIPE_WEBHOOK_SECRET: 'c'.repeat(64),
    };
    writeFileSync(file(), JSON.stringify(before));
    const keys = keysFor({}, data);
    expect(keys).toMatchObject({ ...before, JWT_KEY: expect.stringContaining('PRIVATE KEY') });
    expect(keys.JWT_LEGACY_KEY).toBe(before.JWT_KEY);
    expect(keysFor({}, data)).toEqual(keys);
    expect(kept().JWT_LEGACY_KEY).toBe(before.JWT_KEY);
  });

  it('When one half is given, then the other is not made up', () => {
    const given = { JWT_KEY: 'theirs', COOKIE_KEYS: 'd'.repeat(32) };
    expect(keysFor(given, data)).toMatchObject({ ...given, JWT_PUBLIC_KEY: undefined });
    expect(keysFor({}, data).COOKIE_KEYS).not.toBe(given.COOKIE_KEYS);
  });
});
