import type { Clock } from '@ticketing/common/base';
import { PaymentRefunded } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { refund } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';

export const paymentRefunded = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentRefunded, ({ data }) => orders.change(data.orderId, (order) => refund(order, clock())));
