import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { authConfig } from '@ticketing/auth/config';
import { parseConfig } from '@ticketing/common/service';
import { ordersConfig } from '@ticketing/orders/config';
import { serviceNames } from '../../tools/services.mjs';
import { clusterWithSecrets } from './with-secrets.ts';

let cluster: ReturnType<typeof clusterWithSecrets>;
beforeEach(() => {
  cluster = clusterWithSecrets();
});
afterEach(() => cluster.remove());

const makeSecrets = (given: Record<string, string> = {}): string => {
  const { status, stdout, stderr } = cluster.run('infra/k8s/make-secrets', given);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};
const stored = () => cluster.stored();

const environment = () => ({
  ...stored()['jwt-secret'],
  ...stored()['cookie-secret'],
  ...stored()['mail-secret'],
  ...stored()['pass-secret'],
  MONGO_URI: 'mongodb://unused',
});

describe('make-secrets', () => {
  it('When nothing is there, then it makes every secret, and a key that is clearly not Stripe’s', () => {
    const said = makeSecrets();
    expect(said.match(/ made$/gm)).toHaveLength(8 + serviceNames.length);
    expect(stored()['stripe-secret']?.STRIPE_KEY).toMatch(/^sk_test_stand_in_k[0-9a-f]{64}$/);
    expect(stored()['cookie-secret']?.COOKIE_KEYS).toMatch(/^k[0-9a-f]{64}$/);
    expect(Object.keys(stored()['jwt-secret'] ?? {})).toEqual(['JWT_KEY', 'JWT_PUBLIC_KEY']);
    expect(() => parseConfig(authConfig, environment())).not.toThrow();
    expect(() => parseConfig(ordersConfig, environment())).not.toThrow();
  });

  it('When it runs again, then nothing changes', () => {
    makeSecrets();
    const before = stored();
    expect(makeSecrets().match(/ left as it is$/gm)).toHaveLength(8 + serviceNames.length);
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

  it('When a mail server is given later, then it is stored beside the key that was made, and said what to restart', () => {
    makeSecrets();
    const { MAIL_KEY } = stored()['mail-secret'] ?? {};
    expect(MAIL_KEY).toMatch(/^[0-9a-f]{64}$/);
    const SMTP_URL = 'smtps://ticketing:secret@mail.example.com:465';
    const said = makeSecrets({ SMTP_URL });
    expect(said).toContain('rollout restart deployment/notifications-depl');
    expect(said).not.toContain('secret@');
    expect(stored()['mail-secret']).toEqual({ MAIL_KEY, SMTP_URL });
    expect(makeSecrets({ SMTP_URL })).toContain('mail-secret is there, left as it is');
    expect(makeSecrets()).toContain('mail-secret is there, left as it is');
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

  it.each([
    ['one secret', 'kold'.repeat(10)],
    ['two, while they were rotated', `${'knew'.repeat(10)}, ${'kold'.repeat(10)}`],
    ['one with signs of its own', `"\\$'{} ${'x'.repeat(30)}`],
  ])(
    'When services had %s in common, then it signs on, and auth has a key of its own behind it',
    (_, JWT_KEY) => {
      cluster.store({ 'jwt-secret': { JWT_KEY } });
      expect(makeSecrets()).toContain('infra/k8s/rotate-keys switch JWT_KEY');
      const { 'jwt-secret': { ...secret } = {} } = stored();
      expect(secret.JWT_LEGACY_KEY).toBe(JWT_KEY);
      expect(secret.JWT_KEY?.startsWith(`${JWT_KEY},`)).toBe(true);
      const { JWT_KEY: keys, JWT_LEGACY_KEY: legacy } = parseConfig(authConfig, environment());
      const before = JWT_KEY.split(',').length;
      expect(keys.map((key) => 'secret' in key)).toEqual([...Array(before).fill(true), false]);
      expect(legacy).toHaveLength(before);
      expect(makeSecrets()).toContain('jwt-secret is there, left as it is');
      expect(stored()['jwt-secret']).toEqual(secret);
    },
  );

  it('When kubectl fails to say what is there, then nothing is changed', () => {
    const before = { 'jwt-secret': { JWT_KEY: 'kold'.repeat(10) } };
    cluster.store(before);
    for (const FAILING of ['JWT_KEY', 'JWT_PUBLIC_KEY'])
      expect(cluster.run('infra/k8s/make-secrets', { FAILING })).toMatchObject({
        status: 1,
        stderr: `cannot get ${FAILING}\n`,
      });
    expect(stored()).toEqual(before);
  });

  /** A PATH that leads to these programs and no others. */
  const pathTo = (...programs: string[]): string => {
    const path = join(cluster.folder, 'path');
    mkdirSync(path);
    for (const name of ['bash', 'env', 'od', 'tr', 'base64', 'dirname', 'mkdir', 'rm', ...programs])
      symlinkSync(cluster.run(`type -P ${name}`).stdout.trim(), join(path, name));
    symlinkSync(cluster.kubectl, join(path, 'kubectl'));
    return path;
  };
  it.each(['openssl', 'node'])(
    'When of openssl and node there is only %s, then it makes the keys',
    (program) => {
      makeSecrets({ PATH: pathTo(program) });
      expect(() => parseConfig(authConfig, environment())).not.toThrow();
      expect(() => parseConfig(ordersConfig, environment())).not.toThrow();
    },
  );

  it('When there is neither, then it says so and makes no secret', () => {
    const { status, stderr } = cluster.run('infra/k8s/make-secrets', { PATH: pathTo() });
    expect([status, stderr]).toEqual([
      1,
      'session-key: a key is made by openssl or node, and neither is on PATH\n',
    ]);
    expect(stored()).toEqual({});
  });
});
