import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { demand } from '../../k8s-tests/cluster/report.mjs';
import { serviceNames } from '../../tools/services.mjs';
import { compose, published } from './engine.mjs';

const checker = resolve(import.meta.dirname, '../../e2e/dist/checker/check.js');

/** The independent checker of I1 to I12, over all databases, the broker and Stripe's side. */
export const checkInvariants = async (expected) => {
  demand(existsSync(checker), 'infra/e2e is not built: npm run build');
  const { checkWithin } = await import(checker);
  const stores = new Map();
  for (const service of serviceNames) stores.set(service, await published(`${service}-mongo`, 27017));
  const { payments } = JSON.parse(await compose('config', '--format', 'json')).services;
  const sources = {
    mongoUri: (service) => `mongodb://${stores.get(service)}/${service}?directConnection=true`,
    broker: {
      url: `nats://${await published('nats', 4222)}`,
      clusterId: payments.environment.NATS_CLUSTER_ID,
    },
    stripe: { url: `http://${await published('stripe', 4242)}`, key: payments.environment.STRIPE_KEY },
  };
  const { world, violations } = await checkWithin(sources, 60_000, expected);
  const named = violations.map(({ invariant, what }) => `${invariant} ${what}`);
  demand(named.length === 0, named.slice(0, 5).join(' · '));
  return `${world.orders.length} orders, ${world.intents.length} at Stripe, ${world.events.length} events on the broker`;
};
