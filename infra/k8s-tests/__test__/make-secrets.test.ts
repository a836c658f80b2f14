import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { infra } from './rendered.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-secrets-'));
  symlinkSync(join(import.meta.dirname, 'kubectl-with-secrets.mjs'), join(folder, 'kubectl'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const makeSecrets = (given: Record<string, string> = {}): string => {
  const { STRIPE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_PUBLISHABLE_KEY, PATH, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(join(infra, 'k8s/make-secrets'), {
    env: { ...rest, SECRETS: join(folder, 'secrets.json'), PATH: `${folder}${delimiter}${PATH}`, ...given },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

const stored = (): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));

describe('make-secrets', () => {
  it('When nothing is there, then it makes every secret, and a key that is plainly not Stripe’s', () => {
    const said = makeSecrets();
    expect(said.match(/ made$/gm)).toHaveLength(10);
    expect(stored()['stripe-secret']?.STRIPE_KEY).toMatch(/^sk_test_stand_in_k[0-9a-f]{64}$/);
    expect(stored()['jwt-secret']?.JWT_KEY).toMatch(/^k[0-9a-f]{64}$/);
  });

  it('When it runs again, then nothing changes', () => {
    makeSecrets();
    const before = stored();
    expect(makeSecrets().match(/ left as it is$/gm)).toHaveLength(10);
    expect(stored()).toEqual(before);
  });

  it('When a key of Stripe is given later, then that one changes, and it says what to restart', () => {
    makeSecrets();
    const { 'stripe-secret': made, ...others } = stored();
    const said = makeSecrets({ STRIPE_KEY: 'sk_test_51Nabc', STRIPE_PUBLISHABLE_KEY: 'pk_test_51Nabc' });
    expect(said).toContain('stripe-secret: STRIPE_KEY STRIPE_PUBLISHABLE_KEY changed');
    expect(said).toContain('rollout restart deployment/payments-depl deployment/client-depl');
    expect(said).not.toContain('51Nabc');
    const { 'stripe-secret': changed, ...after } = stored();
    expect(changed).toEqual({
      STRIPE_KEY: 'sk_test_51Nabc',
      STRIPE_WEBHOOK_SECRET: made?.STRIPE_WEBHOOK_SECRET,
      STRIPE_PUBLISHABLE_KEY: 'pk_test_51Nabc',
    });
    expect(after).toEqual(others);
  });

  it('When the same key is given again, or none, then it stays', () => {
    makeSecrets({ STRIPE_KEY: 'sk_test_51Nabc' });
    const before = stored();
    for (const given of [{ STRIPE_KEY: 'sk_test_51Nabc' }, {}])
      expect(makeSecrets(given)).toContain('stripe-secret is there, left as it is');
    expect(stored()).toEqual(before);
  });

  it('When a key of Stripe is given without the secret of its webhook, then it says so', () => {
    const warning = /STRIPE_WEBHOOK_SECRET is still made up/;
    expect(makeSecrets()).not.toMatch(warning);
    expect(makeSecrets({ STRIPE_KEY: 'sk_test_51Nabc' })).toMatch(warning);
    expect(makeSecrets({ STRIPE_WEBHOOK_SECRET: 'whsec_51' })).not.toMatch(warning);
  });
});
