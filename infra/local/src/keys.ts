import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './part.ts';

const names = ['JWT_KEY', 'COOKIE_KEYS', 'STRIPE_WEBHOOK_SECRET'] as const;

/** Made once and kept with the data, so that a second start signs nobody out. */
export const keysFor = (env: Environment, data: string): Record<string, string> => {
  const file = join(data, 'keys.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const name of names) kept[name] ??= randomBytes(32).toString('hex');
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
  return Object.fromEntries(names.map((name) => [name, env[name] || kept[name]]));
};
