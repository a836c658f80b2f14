import type { Clock } from '@ticketing/common/base';
import { PaymentAuthorized } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { complete } from '../../domain/payment.ts';
import type { Orders } from '../../models/orders.ts';
import { newPassId } from '../../models/pass-ids.ts';
import type { CancelledEvents } from '../../services/cancelled-events.ts';

interface Deps {
  orders: Orders;
  cancelledEvents: CancelledEvents;
  clock: Clock;
}

export const paymentAuthorized = ({ orders, cancelledEvents, clock }: Deps) =>
  listener(PaymentAuthorized, async ({ data }) => {
    const order = await orders.change(data.orderId, (order) => complete(order, data, clock(), newPassId));
    await cancelledEvents.missedBy(order);
  });
