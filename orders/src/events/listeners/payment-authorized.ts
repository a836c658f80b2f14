import { listener, PaymentAuthorized } from '@ticketing/common/events';
import type { Clock } from '@ticketing/common/service';
import { complete } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';

export const paymentAuthorized = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentAuthorized, ({ data }) =>
    orders.change(data.orderId, (order) => complete(order, data, clock())),
  );
