import { generateKeyPairSync } from 'node:crypto';

/** A new key for sessions and its public half, as the environment has them. */
export const newSessionKeys = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

const { privateKey, publicKey } = newSessionKeys();

/** JWT_KEY is for auth; who tests another service does without. */
export const testKeys = {
  JWT_KEY: privateKey,
  JWT_PUBLIC_KEY: publicKey,
  COOKIE_KEYS: 'c'.repeat(32),
  MAIL_KEY: 'a'.repeat(64),
};
