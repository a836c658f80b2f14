import { describe, expect, it } from '@jest/globals';
import { commonConfig, parseConfig } from '../config.ts';

const complete = {
  MONGO_URI: 'mongodb://localhost/orders',
  JWT_KEY: 'j'.repeat(32),
  COOKIE_KEYS: `${'a'.repeat(32)},${'b'.repeat(32)}`,
};

describe('configuration', () => {
  it('When all is given, then lists are lists and the rest has its default', () => {
    expect(parseConfig(commonConfig, complete)).toMatchObject({
      JWT_KEY: ['j'.repeat(32)],
      COOKIE_KEYS: ['a'.repeat(32), 'b'.repeat(32)],
      COOKIE_SECURE: true,
      PORT: 3000,
      TRUST_PROXY: 1,
    });
  });

  it('When several variables are missing or wrong, then one message names them all', () => {
    const parse = () => parseConfig(commonConfig, { COOKIE_KEYS: 'short', PORT: 'http', JWT_KEY: '' });
    expect(parse).toThrow(/MONGO_URI is missing/);
    expect(parse).toThrow(/JWT_KEY is missing/);
    expect(parse).toThrow(/COOKIE_KEYS: each key needs at least 32 characters/);
    expect(parse).toThrow(/PORT: /);
  });

  it('When a value is wrong, then it is not repeated in the message', () => {
    expect(() => parseConfig(commonConfig, { ...complete, JWT_KEY: 'secret-but-short' })).toThrow(
      expect.not.stringContaining('secret-but-short') as never,
    );
  });

  it('When an optional variable is empty, then it counts as unset', () => {
    expect(parseConfig(commonConfig, { ...complete, NATS_CLUSTER_ID: '' }).NATS_CLUSTER_ID).toBeUndefined();
  });
});
