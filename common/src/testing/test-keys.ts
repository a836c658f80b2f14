import { generateKeyPairSync } from 'node:crypto';

/** A new key for sessions and its public half, as the environment has them. */
export const newSessionKeys = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

/** A new key that signs passes. */
export const newPassKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const { privateKey, publicKey } = newSessionKeys();

/** JWT_KEY is for auth; who tests another service does without. */
export const testKeys = {
  JWT_KEY: privateKey,
  JWT_PUBLIC_KEY: publicKey,
  COOKIE_KEYS: 'c'.repeat(32),
  MAIL_KEY: 'a'.repeat(64),
  PASS_KEY: newPassKey(),
};
