import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '@ticketing/common/service';
import { newSessionKeys, testKeys } from '@ticketing/common/testing';
import { authConfig } from '../config.ts';
import { startAuthProcess } from './start-auth.ts';

const complete = { ...testKeys, MONGO_URI: 'mongodb://localhost/auth' };
const parse = (env: Record<string, string>) => () => parseConfig(authConfig, { ...complete, ...env });
const other = newSessionKeys();
const secret = 's'.repeat(32);

describe("auth's configuration", () => {
  it('When there is no private key, then it does not start, and says what is allowed', async () => {
    const auth = startAuthProcess({ MONGO_URI: complete.MONGO_URI, JWT_KEY: '' });
    expect(await auth.exited).toEqual({ code: 1, signal: null });
    expect(auth.log.at(-1)?.msg).toMatch(/^Configuration: JWT_KEY is missing \(signs sessions; PEM/);
  });

  it.each([
    ['a public key', testKeys.JWT_PUBLIC_KEY, /JWT_KEY: holds a PUBLIC KEY; must be EC P-256 private keys/],
    ['the secret of before', secret, /JWT_KEY: holds 32 characters that are no PEM; must be EC P-256/],
  ])('When it is %s, then it says so', (_, JWT_KEY, words) => {
    expect(parse({ JWT_KEY })).toThrow(words);
    expect(parse({ JWT_KEY })).not.toThrow(secret);
  });

  it.each([
    ['alone', other.privateKey],
    ['first', other.privateKey + testKeys.JWT_KEY],
    ['behind a secret of before', `${secret},${other.privateKey}`],
  ])('When a private key stands %s and its public half is not known, then it says so', (_, JWT_KEY) => {
    expect(parse({ JWT_KEY })).toThrow(
      /^Configuration: JWT_KEY: the public half of its first private key \(kid [\w-]{43}\) is not in JWT_PUBLIC_KEY \(kid [\w-]{43}\).*must be there/,
    );
  });

  it.each([
    ['is followed by one that signs no more', testKeys.JWT_KEY + other.privateKey],
    ['follows a secret of before', `${secret},${testKeys.JWT_KEY}`],
    ['is followed by a secret of before', `${testKeys.JWT_KEY},${secret}`],
  ])('When the one whose public half is known %s, then it is content', (_, JWT_KEY) => {
    expect(parse({ JWT_KEY })).not.toThrow();
  });
});
