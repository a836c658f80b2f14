import { catchUp, createService, type Platform } from '@ticketing/common/service';
import type { OrdersConfig } from './config.ts';
import { expirationComplete } from './events/listeners/expiration-complete.ts';
import { paymentAuthorized } from './events/listeners/payment-authorized.ts';
import { paymentFailed } from './events/listeners/payment-failed.ts';
import { paymentInitiated } from './events/listeners/payment-initiated.ts';
import { paymentRefunded } from './events/listeners/payment-refunded.ts';
import { ticketChanged, ticketResizeRequested } from './events/listeners/ticket-changed.ts';
import { orderCancelled } from './events/publishers/order-cancelled.ts';
import { orderCompleted } from './events/publishers/order-completed.ts';
import { orderCreated } from './events/publishers/order-created.ts';
import { orderPassTransferred } from './events/publishers/order-pass-transferred.ts';
import { orderRefundRequested } from './events/publishers/order-refund-requested.ts';
import { orderRefunded } from './events/publishers/order-refunded.ts';
import { orderUpdated } from './events/publishers/order-updated.ts';
import { seatsDecided } from './events/publishers/seats-decided.ts';
import { unnumberedOrders } from './models/order-numbers.ts';
import { orderModel } from './models/orders.ts';
import { createReservations } from './models/reservations.ts';
import { salesModel } from './models/sales.ts';
import { seatsModel } from './models/seats-on-sale.ts';
import { ticketReplica } from './models/tickets.ts';
import { cancelOrder } from './routes/cancel-order.ts';
import { createOrder } from './routes/create-order.ts';
import { extendOrder } from './routes/extend-order.ts';
import { listOrders } from './routes/list-orders.ts';
import { listSales } from './routes/list-sales.ts';
import { refundOrder } from './routes/refund-order.ts';
import { showOrder } from './routes/show-order.ts';
import { sumSales } from './routes/sum-sales.ts';
import { watchOrder } from './routes/watch-order.ts';
import { orderWatch } from './services/order-watch.ts';
import { createPassCodes } from './services/pass-codes.ts';

/** If it is not here, orders does not do it. */
export const createOrders = (platform: Platform<OrdersConfig>) => {
  const { config, db, clock, logger } = platform;
  const tickets = ticketReplica(db);
  const codes = createPassCodes(config.PASS_KEY, config.MAIL_KEY[0]);
  const orders = orderModel(db, clock, {
    'order:created': orderCreated(codes),
    'order:updated': orderUpdated(codes),
    'order:cancelled': orderCancelled(codes),
    'order:completed': orderCompleted(codes),
    'order:refund-requested': orderRefundRequested(codes),
    'order:refunded': orderRefunded(codes),
    'order:pass-transferred': orderPassTransferred(codes),
  });
  const seats = seatsModel({ db, clock, publishes: { 'seats:decided': seatsDecided }, orders, tickets });
  const reservations = createReservations({
    orders,
    tickets,
    clock,
    holdSeconds: config.ORDER_HOLD_SECONDS,
    maxHolds: config.MAX_LIVE_HOLDS,
  });
  const sales = salesModel(db);
  const watch = orderWatch({ orders, clock, logger });

  return createService(
    {
      name: 'orders',
      path: '/api/orders',
      routes: [
        createOrder({ reservations }),
        listOrders({ orders, reservations }),
        sumSales({ sales }),
        listSales({ sales }),
        showOrder({ orders }),
        cancelOrder({ orders, clock }),
        extendOrder({ orders, clock }),
        refundOrder({ orders, clock }),
        watchOrder({ orders, watch }),
      ],
      listeners: [
        ...ticketChanged({ tickets, seats }),
        ticketResizeRequested({ tickets, seats }),
        expirationComplete({ orders, clock }),
        paymentInitiated({ orders, clock }),
        paymentAuthorized({ orders, clock }),
        paymentFailed({ orders, clock }),
        paymentRefunded({ orders, clock }),
      ],
      outboxes: [orders.outbox, seats.outbox],
      replicated: [orders.outbox],
      replicas: [tickets.replica],
      workers: [catchUp({ what: 'order numbers', step: unnumberedOrders(db).giveNumbers, logger })],
    },
    platform,
  );
};
