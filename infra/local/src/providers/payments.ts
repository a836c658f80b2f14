import { join } from 'node:path';
import { createFakeStripe } from '@ticketing/fake-stripe';
import type { Environment, Provider } from '../part.ts';

const standInKey = 'sk_test_stand_in';
const patienceMs = 10_000;

/** STRIPE_KEY → the stand-in, which sends payments its events as Stripe would. */
export const choosePayments = async (
  env: Environment,
  data: string,
  webhook: { url: string; secret: string },
): Promise<Provider> => {
  const { STRIPE_KEY, STRIPE_API_URL } = env;
  if (STRIPE_KEY) {
    await mustAccept(STRIPE_KEY, STRIPE_API_URL || 'https://api.stripe.com');
    return {
      what: 'Stripe (STRIPE_KEY is set)',
      env: { STRIPE_KEY, ...(STRIPE_API_URL ? { STRIPE_API_URL } : {}) },
      stop: async () => {},
    };
  }
  const stripe = await createFakeStripe({
    key: standInKey,
    file: join(data, 'stripe.json'),
    webhooks: [webhook],
  });
  return {
    what: 'built-in stand-in, test cards only (STRIPE_KEY unset)',
    env: { STRIPE_KEY: standInKey, STRIPE_API_URL: stripe.url },
    stop: stripe.stop,
  };
};

const mustAccept = async (key: string, url: string) => {
  const answer = await fetch(`${url}/v1/payment_intents?limit=1`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
  if (!answer) throw new Error(`STRIPE_KEY is set, but ${url} cannot be reached`);
  if (answer.status === 401) throw new Error('STRIPE_KEY is set, but Stripe does not know it');
};
