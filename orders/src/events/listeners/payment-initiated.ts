import type { Clock } from '@ticketing/common/base';
import { PaymentInitiated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { awaitPayment } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';

export const paymentInitiated = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentInitiated, ({ data }) =>
    orders.change(data.orderId, (order) => awaitPayment(order, data, clock())),
  );
