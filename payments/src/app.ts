import { createService, type Platform } from '@ticketing/common/service';
import type { PaymentsConfig } from './config.ts';
import { orderChanged, orderDecided } from './events/listeners/order-changed.ts';
import { paymentPublishers } from './events/publishers/payment-publishers.ts';
import { orderReplica } from './models/orders.ts';
import { paymentModel } from './models/payments.ts';
import { toldByStripe } from './models/told.ts';
import { confirmPayment } from './routes/confirm.ts';
import { newIntent } from './routes/intents.ts';
import { newPayment } from './routes/new.ts';
import { showPayment } from './routes/show.ts';
import { stripeWebhook } from './routes/webhook.ts';
import { createCheckout } from './services/checkout.ts';
import { createReconciler } from './services/reconciler.ts';
import { stripeGateway } from './services/stripe-gateway.ts';
import { createTill } from './services/till.ts';

/** If it is not here, payments does not do it. */
export const createPayments = (platform: Platform<PaymentsConfig>) => {
  const { config, db, clock, logger } = platform;
  const gateway = stripeGateway({
    key: config.STRIPE_KEY,
    webhookSecret: config.STRIPE_WEBHOOK_SECRET,
    url: config.STRIPE_API_URL,
  });
  const orders = orderReplica(db);
  const told = toldByStripe(db);
  const payments = paymentModel(db, clock, paymentPublishers);
  const till = createTill({ payments, orders, gateway, clock });
  const checkout = createCheckout({ payments, orders, gateway, till, clock });
  const reconciler = createReconciler({
    payments,
    orders,
    gateway,
    till,
    clock,
    logger,
    everySeconds: config.RECONCILE_SECONDS,
  });

  const service = createService(
    {
      name: 'payments',
      path: '/api/payments',
      routes: [
        newPayment({ orders, checkout, clock }),
        newIntent({ orders, checkout, clock }),
        stripeWebhook({ gateway, till, told, clock }),
        confirmPayment({ payments, orders, checkout, clock }),
        showPayment({ payments, orders, clock }),
      ],
      listeners: [...orderChanged({ orders }), ...orderDecided({ orders, settle: till.settle })],
      outboxes: [payments.outbox],
      replicas: [orders.replica],
      workers: [reconciler],
    },
    platform,
  );
  service.metrics.watch(
    'payments_charges_without_order',
    'Charges at Stripe that no record of ours knows',
    reconciler.strays,
  );
  return service;
};
