import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { serviceNames } from '../../tools/services.mjs';
import { kubectl, portForward } from './kubectl.mjs';
import { demand } from './report.mjs';

const checker = resolve(import.meta.dirname, '../../e2e/dist/checker/check.js');

const secret = async (name, key) =>
  Buffer.from(await kubectl('get', 'secret', name, '-o', `jsonpath={.data.${key}}`), 'base64').toString();

/** The independent checker of I1 to I12, over all databases, the broker and Stripe's side. */
export const checkInvariants = async ({ clusterId, expected }) => {
  demand(existsSync(checker), 'infra/e2e is not built: npm run build');
  const { checkWithin } = await import(checker);
  const ways = new Map();
  try {
    for (const service of serviceNames) ways.set(service, await portForward(`pod/${service}-mongo-0`, 27017));
    ways.set('nats', await portForward(clusterId ? 'pod/nats-0' : 'pod/nats-jetstream-0', 4222));
    ways.set('stripe', await portForward('pod/fake-stripe-0', 3000));
    const at = (name) => `127.0.0.1:${ways.get(name).port}`;
    const sources = {
      mongoUri: (service) => `mongodb://${at(service)}/${service}?directConnection=true`,
      broker: { url: `nats://${at('nats')}`, clusterId },
      stripe: { url: `http://${at('stripe')}`, key: await secret('stripe-secret', 'STRIPE_KEY') },
    };
    const { world, violations } = await checkWithin(sources, 60_000, expected);
    demand(
      violations.length === 0,
      violations
        .map(({ invariant, what }) => `${invariant} ${what}`)
        .slice(0, 5)
        .join(' · '),
    );
    return `${world.orders.length} orders, ${world.intents.length} at Stripe, ${world.events.length} events on the broker`;
  } finally {
    for (const { close } of ways.values()) close();
  }
};
