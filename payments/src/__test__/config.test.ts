import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '@ticketing/common/service';
import { testKeys } from '@ticketing/common/testing';
import { paymentsConfig } from '../config.ts';

const environment = {
  MONGO_URI: 'mongodb://localhost/payments',
  JWT_PUBLIC_KEY: testKeys.JWT_PUBLIC_KEY,
  COOKIE_KEYS: 'x'.repeat(32),
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
};
const parse = (env: Record<string, string>) => parseConfig(paymentsConfig, { ...environment, ...env });

describe("payments' configuration", () => {
  it.each([
    ['npm start and compose.yaml use', 'sk_test_stand_in'],
    ['make-secrets makes', `sk_test_stand_in_k${'0a'.repeat(32)}`],
    ['make-secrets made in the past', `sk_test_k${'0a'.repeat(32)}`],
  ])('When the key that %s meets Stripe itself, then it says what is allowed', (_, STRIPE_KEY) => {
    for (const STRIPE_API_URL of ['', 'https://api.stripe.com', 'https://api.stripe.com:443/'])
      expect(() => parse({ STRIPE_KEY, STRIPE_API_URL })).toThrow(
        /^Configuration: STRIPE_KEY: .*stand-in.*sk_test_….*sk_live_….*STRIPE_API_URL/,
      );
    expect(() => parse({ STRIPE_KEY })).not.toThrow(STRIPE_KEY);
  });

  it('When it has only the public half of the key for sessions, then that is enough', () => {
    const standIn = { STRIPE_KEY: 'sk_test_stand_in', STRIPE_API_URL: 'http://fake-stripe-srv:3000' };
    expect(parse(standIn)).not.toHaveProperty('JWT_KEY');
    expect(() => parse({ ...standIn, JWT_PUBLIC_KEY: '' })).toThrow(
      /^Configuration: JWT_PUBLIC_KEY is missing/,
    );
  });

  it('When the stand-in is configured, then its key is allowed', () => {
    const standIn = { STRIPE_KEY: 'sk_test_stand_in', STRIPE_API_URL: 'http://fake-stripe-srv:3000' };
    expect(parse(standIn)).toMatchObject(standIn);
  });

  it.each(['sk_test_51Nabc', 'sk_live_51Nabc', 'rk_live_51Nabc'])(
    'When the key is %s, then it is allowed at Stripe',
    (STRIPE_KEY) => expect(parse({ STRIPE_KEY }).STRIPE_KEY).toBe(STRIPE_KEY),
  );
});
