import { createMetrics, createService, type Platform } from '@ticketing/common/service';
import type { PaymentsConfig } from './config.ts';
import { orderChanged, orderDecided } from './events/listeners/order-changed.ts';
import { paymentPublishers } from './events/publishers/payment-publishers.ts';
import { paymentMetrics } from './metrics.ts';
import { orderReplica } from './models/orders.ts';
import { paymentModel } from './models/payments.ts';
import { processedEvents } from './models/processed-events.ts';
import { confirmPayment } from './routes/confirm-payment.ts';
import { createIntent } from './routes/create-intent.ts';
import { createPayment } from './routes/create-payment.ts';
import { findCharges } from './routes/find-charges.ts';
import { receiveWebhook } from './routes/receive-webhook.ts';
import { showCharge } from './routes/show-charge.ts';
import { showPayment } from './routes/show-payment.ts';
import { createCheckout } from './services/checkout.ts';
import { createReconciler } from './services/reconciler.ts';
import { createSettlement } from './services/settlement.ts';
import { stripeGateway } from './services/stripe-gateway.ts';
import { paymentsToday } from './services/today.ts';

/** If it is not here, payments does not do it. */
export const createPayments = (platform: Platform<PaymentsConfig>) => {
  const { config, db, clock, logger } = platform;
  const metrics = createMetrics('payments');
  const { changed, asked, watchCharges } = paymentMetrics(metrics);
  const gateway = stripeGateway({
    key: config.STRIPE_KEY,
    webhookSecret: config.STRIPE_WEBHOOK_SECRET,
    url: config.STRIPE_API_URL,
    observe: asked,
  });
  const orders = orderReplica(db);
  const processed = processedEvents(db);
  const payments = paymentModel(db, clock, paymentPublishers, changed);
  const settlement = createSettlement({ payments, orders, gateway, clock });
  const checkout = createCheckout({ payments, orders, gateway, settlement, clock });
  const reconciler = createReconciler({
    payments,
    orders,
    gateway,
    settlement,
    clock,
    logger,
    everySeconds: config.RECONCILE_SECONDS,
  });

  watchCharges(reconciler.unknownCharges);

  return createService(
    {
      name: 'payments',
      path: '/api/payments',
      routes: [
        createPayment({ orders, checkout, clock }),
        createIntent({ orders, checkout, clock }),
        receiveWebhook({ gateway, settlement, processed, clock }),
        confirmPayment({ payments, orders, checkout, clock }),
        showPayment({ payments, orders, clock }),
        findCharges({ payments }),
        showCharge({ payments }),
      ],
      listeners: [...orderChanged({ orders }), ...orderDecided({ orders, settle: settlement.settle })],
      outboxes: [payments.outbox],
      replicas: [orders.replica],
      workers: [reconciler],
      metrics,
      today: paymentsToday(payments, clock),
    },
    platform,
  );
};
