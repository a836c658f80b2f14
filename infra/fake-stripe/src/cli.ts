#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createFakeStripe } from './create-fake-stripe.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    webhook: { type: 'string' },
    secret: { type: 'string', default: 'whsec_test' },
    data: { type: 'string' },
    minimum: { type: 'string', default: '50' },
  },
});

const stripe = await createFakeStripe({
  port: Number(values.port),
  host: values.host,
  minimumAmount: Number(values.minimum),
  webhooks: values.webhook ? [{ url: values.webhook, secret: values.secret }] : [],
  ...(values.data ? { file: values.data } : {}),
});
console.log(JSON.stringify({ url: stripe.url }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await stripe.stop();
    process.exit(0);
  });
}
