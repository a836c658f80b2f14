import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@ticketing/common/contracts';
import type { Environment } from './part.ts';

/** Made once and kept with the data, so that a second start signs nobody out. */
export const keysFor = (env: Environment, data: string): Environment => {
  const file = join(data, 'keys.json');
  const kept: Environment = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  // all services had one secret
  if (!kept.JWT_PUBLIC_KEY)
    Object.assign(kept, kept.JWT_KEY && { JWT_LEGACY_KEY: kept.JWT_KEY }, sessionKeys());
  kept.PASS_KEY ??= passKey();
  for (const name of ['COOKIE_KEYS', 'STRIPE_WEBHOOK_SECRET', 'MAIL_KEY'])
    kept[name] ??= randomBytes(32).toString('hex');
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });

  const { JWT_KEY, JWT_PUBLIC_KEY } = env.JWT_KEY || env.JWT_PUBLIC_KEY ? env : kept;
  const others = ['JWT_LEGACY_KEY', 'COOKIE_KEYS', 'STRIPE_WEBHOOK_SECRET', 'MAIL_KEY', 'PASS_KEY'];
  return {
    JWT_KEY,
    JWT_PUBLIC_KEY,
    ...Object.fromEntries(others.map((name) => [name, env[name] || kept[name]])),
  };
};

const mailServices: readonly ServiceName[] = ['auth', 'orders', 'notifications'];

/** Who signs sessions is auth, and nobody else; passes, orders. Who seals is one of them, and who opens is notifications. */
export const keysOfService = (service: ServiceName, keys: Environment): Environment => ({
  ...keys,
  ...(service === 'auth' ? {} : { JWT_KEY: undefined }),
  ...(service === 'orders' ? {} : { PASS_KEY: undefined }),
  ...(mailServices.includes(service) ? {} : { MAIL_KEY: undefined }),
});

/** A key that signs passes. */
export const passKey = () =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** A key that signs sessions, and its public half. */
export const sessionKeys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { JWT_KEY: privateKey, JWT_PUBLIC_KEY: publicKey };
};
