import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { testKeys } from '../../testing/test-keys.ts';
import { commonConfig, parseConfig } from '../config.ts';

const complete = {
  MONGO_URI: 'mongodb://localhost/orders',
  JWT_PUBLIC_KEY: testKeys.JWT_PUBLIC_KEY,
  COOKIE_KEYS: `${'a'.repeat(32)},${'b'.repeat(32)}`,
};

describe('configuration', () => {
  it('When all is given, then lists are lists and the rest has its default', () => {
    expect(parseConfig(commonConfig, complete)).toMatchObject({
      JWT_PUBLIC_KEY: [{ kid: expect.any(String) }],
      COOKIE_KEYS: ['a'.repeat(32), 'b'.repeat(32)],
      COOKIE_SECURE: true,
      PORT: 3000,
      TRUST_PROXY: 1,
    });
  });

  it('When several variables are missing or wrong, then one message names them all', () => {
    const parse = () => parseConfig(commonConfig, { COOKIE_KEYS: 'short', PORT: 'http', JWT_PUBLIC_KEY: '' });
    expect(parse).toThrow(/MONGO_URI is missing/);
    expect(parse).toThrow(/JWT_PUBLIC_KEY is missing \(knows the sessions .*PEM/);
    expect(parse).toThrow(/COOKIE_KEYS: each key needs at least 32 characters/);
    expect(parse).toThrow(/PORT=http: must be a whole number from 0 to 65535 \(HTTP\)/);
  });

  it.each([
    ['NATS_REPLICAS', 'three', 'must be a whole number from 1 to 5'],
    ['SHUTDOWN_WAIT_MS', '-1', 'must be a whole number, 0 or more'],
    ['NATS_MAX_AGE_HOURS', 'abc', 'must be a number, 0 or more'],
    ['NATS_MAX_STREAM_MB', '1.5', 'must be a whole number, 0 or more'],
    ['COOKIE_SECURE', 'yes', 'must be one of true, false'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, silent'],
    ['MONGO_URI', 'localhost', 'must begin with mongodb://'],
    ['HOLD_SECONDS', '0', 'must be a whole number above 0 (how long)'],
    ['RATIO', '2', 'must be a number above 0 up to 1'],
    ['ADDRESS', 'example.com', 'must be a URL that begins with http:// or https://'],
    ['EMAIL', 'me', 'must be an e-mail address'],
  ])(
    'When %s is %s, then the message has the name, the value and what is allowed',
    (name, value, allowed) => {
      const schema = commonConfig.extend({
        HOLD_SECONDS: z.coerce.number().int().positive().default(1).describe('how long'),
        RATIO: z.coerce.number().gt(0).max(1).default(1),
        ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
        EMAIL: z.email().optional(),
      });
      expect(() => parseConfig(schema, { ...complete, [name]: value })).toThrow(
        `Configuration: ${name}=${value}: ${allowed}`,
      );
    },
  );

  it.each([
    ['JWT_PUBLIC_KEY', 'secret-but-short'],
    ['JWT_LEGACY_KEY', 'secret-but-short'],
    ['COOKIE_KEYS', 'secret-but-short'],
    ['MONGO_URI', 'http://me:secret-but-short@localhost'],
  ])('When the wrong value of %s holds a secret, then the message has the name alone', (name, value) => {
    const message = () => {
      try {
        parseConfig(commonConfig, { ...complete, [name]: value });
      } catch (error) {
        return String(error);
      }
      return '';
    };
    expect(message()).toContain(`${name}: `);
    expect(message()).not.toContain('secret-but-short');
  });

  it('When a key for sessions is none, then the message has the name, what it holds and what is allowed', () => {
    const parse = (env: object) => () => parseConfig(commonConfig, { ...complete, ...env });
    expect(parse({ JWT_PUBLIC_KEY: testKeys.JWT_KEY })).toThrow(
      /^Configuration: JWT_PUBLIC_KEY: holds a private key, .*auth alone; must be EC P-256 public keys in PEM .* \(knows/,
    );
    expect(parse({ JWT_LEGACY_KEY: testKeys.JWT_PUBLIC_KEY })).toThrow(
      /^Configuration: JWT_LEGACY_KEY: holds a PUBLIC KEY; must be secrets of at least 32 characters/,
    );
    expect(parse({ JWT_LEGACY_KEY: 's'.repeat(32) })).not.toThrow();
  });

  it('When an optional variable is empty, then it counts as unset', () => {
    expect(parseConfig(commonConfig, { ...complete, NATS_CLUSTER_ID: '' }).NATS_CLUSTER_ID).toBeUndefined();
  });
});
