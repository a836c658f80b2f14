#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { systemClock } from '@ticketing/common/base';
import { toDecimal } from '@ticketing/common/contracts';
import { createDatabase, loadConfig } from '@ticketing/common/service';
import { paymentsConfig } from '../config.ts';
import { paymentPublishers } from '../events/publishers/payment-publishers.ts';
import { orderReplica } from '../models/orders.ts';
import { paymentModel } from '../models/payments.ts';
import { stripeGateway } from '../services/stripe-gateway.ts';
import { type Charge, chargesWithoutRecord, giveBack } from './without-record.ts';

const usage = `Charges at Stripe of which payments has no record, as after a restore to a time before them.

  node dist/charges/cli.js --since 2026-11-21T03:00Z            lists them
  node dist/charges/cli.js --since 2026-11-21T03:00Z --refund   gives back those whose order is not known or over

In a pod of payments, which has the database's address and Stripe's key. Again is harmless.`;

const line = ({ intent, order }: Charge, said: string) =>
  [
    intent.id,
    intent.orderId ?? 'no order',
    order?.status ?? 'unknown',
    toDecimal(intent.amountCents),
    intent.currency,
    said,
  ]
    .join('  ')
    .trimEnd();

const read = () => {
  const options = { since: { type: 'string' }, refund: { type: 'boolean' } } as const;
  const { since, refund = false } = parseArgs({ options }).values;
  const from = new Date(since ?? '');
  return Number.isNaN(from.getTime()) ? undefined : { from, refund };
};

const main = async ({ from, refund }: { from: Date; refund: boolean }) => {
  const config = loadConfig(paymentsConfig);
  const db = createDatabase();
  const deps = {
    payments: paymentModel(db, systemClock, paymentPublishers),
    orders: orderReplica(db),
    gateway: stripeGateway({
      key: config.STRIPE_KEY,
      webhookSecret: config.STRIPE_WEBHOOK_SECRET,
      url: config.STRIPE_API_URL,
    }),
  };
  await db.openUri(config.MONGO_URI);
  try {
    const charges = await chargesWithoutRecord(deps, from, systemClock());
    for (const charge of charges) {
      const back = refund ? await giveBack(deps, charge) : undefined;
      console.log(line(charge, refund ? (back ? 'given back' : 'left as it is') : ''));
    }
    if (charges.length === 0) console.log('No charges without a record.');
  } finally {
    await db.close();
  }
};

const request = read();
if (request) await main(request);
else {
  console.error(usage);
  process.exitCode = 2;
}
