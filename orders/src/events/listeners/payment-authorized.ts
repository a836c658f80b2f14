import type { Clock } from '@ticketing/common/base';
import { PaymentAuthorized } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { complete } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';
import { newPassId } from '../../models/pass-ids.ts';

export const paymentAuthorized = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(PaymentAuthorized, ({ data }) =>
    orders.change(data.orderId, (order) => complete(order, data, clock(), newPassId)),
  );
