import { listener, PaymentInitiated } from '@ticketing/common/events';
import type { Clock } from '@ticketing/common/service';
import { awaitPayment } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';

export const paymentInitiated = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentInitiated, ({ data }) =>
    orders.change(data.orderId, (order) => awaitPayment(order, data, clock())),
  );
