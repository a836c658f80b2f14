import type { Clock } from '@ticketing/common/base';
import { PaymentFailed } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { fail } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';

export const paymentFailed = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentFailed, ({ data }) => orders.change(data.orderId, (order) => fail(order, data, clock())));
