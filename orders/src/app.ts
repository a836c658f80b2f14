import { catchUp, createMetrics, createService, type Platform } from '@ticketing/common/service';
import type { OrdersConfig } from './config.ts';
import { expirationComplete } from './events/listeners/expiration-complete.ts';
import { paymentAuthorized } from './events/listeners/payment-authorized.ts';
import { paymentFailed } from './events/listeners/payment-failed.ts';
import { paymentInitiated } from './events/listeners/payment-initiated.ts';
import { paymentRefunded } from './events/listeners/payment-refunded.ts';
import { ticketChanged, ticketResizeRequested } from './events/listeners/ticket-changed.ts';
import { userChanged } from './events/listeners/user-changed.ts';
import { orderCancelled } from './events/publishers/order-cancelled.ts';
import { orderCompleted } from './events/publishers/order-completed.ts';
import { orderCreated } from './events/publishers/order-created.ts';
import { orderPassTransferred } from './events/publishers/order-pass-transferred.ts';
import { orderRefundRequested } from './events/publishers/order-refund-requested.ts';
import { orderRefunded } from './events/publishers/order-refunded.ts';
import { orderUpdated } from './events/publishers/order-updated.ts';
import { seatsDecided } from './events/publishers/seats-decided.ts';
import { orderMetrics } from './metrics.ts';
import { buyerModel } from './models/buyers.ts';
import { doorModel } from './models/doors.ts';
import { ordersWithoutPasses } from './models/late-passes.ts';
import { newOrders } from './models/new-orders.ts';
import { unnumberedOrders } from './models/order-numbers.ts';
import { orderSearch } from './models/order-search.ts';
import { orderModel } from './models/orders.ts';
import { passModel } from './models/passes.ts';
import { peopleReplica } from './models/people.ts';
import { refundRunModel } from './models/refund-runs.ts';
import { createReservations } from './models/reservations.ts';
import { runOrders as runOrdersModel } from './models/run-orders.ts';
import { salesModel } from './models/sales.ts';
import { seatsModel } from './models/seats-on-sale.ts';
import { ticketReplica } from './models/tickets.ts';
import { findOrders } from './routes/admin/find-orders.ts';
import { showStory } from './routes/admin/show-story.ts';
import { downloadBuyers } from './routes/buyers/download-buyers.ts';
import { listBuyers } from './routes/buyers/list-buyers.ts';
import { cancelOrder } from './routes/cancel-order.ts';
import { createOrder } from './routes/create-order.ts';
import { checkIn } from './routes/doors/check-in.ts';
import { countCheckIns } from './routes/doors/count-check-ins.ts';
import { downloadAttendees } from './routes/doors/download-attendees.ts';
import { endDoor } from './routes/doors/end-door.ts';
import { listAttendees } from './routes/doors/list-attendees.ts';
import { listDoors } from './routes/doors/list-doors.ts';
import { openDoor } from './routes/doors/open-door.ts';
import { settleCheckIns } from './routes/doors/settle-check-ins.ts';
import { showDoor } from './routes/doors/show-door.ts';
import { undoCheckIn } from './routes/doors/undo-check-in.ts';
import { extendOrder } from './routes/extend-order.ts';
import { listOrders } from './routes/list-orders.ts';
import { listSales } from './routes/list-sales.ts';
import { listSalesDays } from './routes/list-sales-days.ts';
import { listPasses } from './routes/passes/list-passes.ts';
import { printGivenPass } from './routes/passes/print-given-pass.ts';
import { printPasses } from './routes/passes/print-passes.ts';
import { renewCode } from './routes/passes/renew-code.ts';
import { showCalendar } from './routes/passes/show-calendar.ts';
import { showGivenPass } from './routes/passes/show-given-pass.ts';
import { showPassKeys } from './routes/passes/show-pass-keys.ts';
import { transferPass } from './routes/passes/transfer-pass.ts';
import { refundOrder } from './routes/refund-order.ts';
import { listRefunds } from './routes/refunds/list-refunds.ts';
import { openRefunds } from './routes/refunds/open-refunds.ts';
import { showRefunds } from './routes/refunds/show-refunds.ts';
import { showOrder } from './routes/show-order.ts';
import { sumSales } from './routes/sum-sales.ts';
import { watchOrder } from './routes/watch-order.ts';
import { createAdmissions } from './services/admissions.ts';
import { buyerList } from './services/buyer-list.ts';
import { createCancelledEvents } from './services/cancelled-events.ts';
import { doorAccess } from './services/door-access.ts';
import { createGuests } from './services/guests.ts';
import { orderWatch } from './services/order-watch.ts';
import { createPassCodes } from './services/pass-codes.ts';
import type { PassDeps } from './services/pass-deps.ts';
import { refundProgress } from './services/refund-progress.ts';
import { refundWorker } from './services/refund-worker.ts';
import { ordersToday } from './services/today.ts';

/** If it is not here, orders does not do it. */
export const createOrders = (platform: Platform<OrdersConfig>) => {
  const { config, db, clock, logger } = platform;
  const metrics = createMetrics('orders');
  const { changed, checkedIn, watchHolds } = orderMetrics(metrics, clock);
  const tickets = ticketReplica(db);
  const codes = createPassCodes(config.PASS_KEY, config.MAIL_KEY[0]);
  const publishes = {
    'order:created': orderCreated(codes),
    'order:updated': orderUpdated(codes),
    'order:cancelled': orderCancelled(codes),
    'order:completed': orderCompleted(codes),
    'order:refund-requested': orderRefundRequested(codes),
    'order:refunded': orderRefunded(codes),
    'order:pass-transferred': orderPassTransferred(codes),
  };
  const orders = orderModel(db, clock, publishes, changed);
  watchHolds(orders.countHolds);
  const seats = seatsModel({ db, clock, publishes: { 'seats:decided': seatsDecided }, orders, tickets });
  const people = peopleReplica(db, clock);
  const reservations = createReservations({
    orders,
    tickets,
    people,
    clock,
    holdSeconds: config.ORDER_HOLD_SECONDS,
    maxHolds: config.MAX_LIVE_HOLDS,
  });
  const sales = salesModel(db);
  const watch = orderWatch({ orders, clock, logger });
  const runs = refundRunModel(db, clock);
  const runOrders = runOrdersModel(db, orders, clock);
  const worker = refundWorker({ runs, runOrders, clock, logger });
  const cancelledEvents = createCancelledEvents({ tickets, runs, runOrders, worker });
  const buyers = buyerList({ buyers: buyerModel(db), people });
  const refunds = { runs, worker, progressOf: refundProgress(runs, runOrders, clock) };
  const passes = passModel(db);
  const doors = doorModel(db);
  const deps: PassDeps = {
    ...{ orders, tickets, passes, people, doors, codes, clock },
    access: doorAccess({ tickets, doors, clock }),
    admissions: createAdmissions({ orders, passes, codes, clock, observe: checkedIn }),
    guests: createGuests({ passes, people }),
  };

  return createService(
    {
      name: 'orders',
      path: '/api/orders',
      routes: [
        createOrder({ reservations }),
        listOrders({ orders, reservations }),
        findOrders({ find: orderSearch(db) }),
        showStory({ orders }),
        showPassKeys(deps),
        showGivenPass(deps),
        printGivenPass(deps),
        listDoors(deps),
        openDoor(deps),
        endDoor(deps),
        showDoor(deps),
        checkIn(deps),
        undoCheckIn(deps),
        settleCheckIns(deps),
        countCheckIns(deps),
        listAttendees(deps),
        downloadAttendees(deps),
        sumSales({ sales }),
        listSalesDays({ sales }),
        listSales({ sales }),
        listBuyers({ access: deps.access, list: buyers }),
        downloadBuyers({ access: deps.access, list: buyers }),
        openRefunds({ ...refunds, access: deps.access }),
        listRefunds({ ...refunds, access: deps.access }),
        showRefunds({ ...refunds, access: deps.access }),
        showOrder({ orders }),
        cancelOrder({ orders, clock }),
        extendOrder({ orders, clock }),
        refundOrder({ orders, clock }),
        watchOrder({ orders, watch }),
        listPasses(deps),
        printPasses(deps),
        showCalendar(deps),
        transferPass(deps),
        renewCode(deps),
      ],
      listeners: [
        ...ticketChanged({ tickets, seats, cancelledEvents }),
        ticketResizeRequested({ seats }),
        expirationComplete({ orders, clock }),
        paymentInitiated({ orders, clock }),
        paymentAuthorized({ orders, cancelledEvents, clock }),
        paymentFailed({ orders, clock }),
        paymentRefunded({ orders, clock }),
        ...userChanged({ people }),
      ],
      outboxes: [orders.outbox, seats.outbox],
      replicated: [orders.outbox],
      replicas: [tickets.replica, people.replica],
      metrics,
      today: ordersToday({ orders, madeSince: newOrders(db), clock }),
      workers: [
        worker,
        catchUp({ what: 'order numbers', step: unnumberedOrders(db).giveNumbers, logger }),
        catchUp({ what: 'passes', step: ordersWithoutPasses(db, orders).issuePasses, logger }),
      ],
    },
    platform,
  );
};
