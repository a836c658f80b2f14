import type { Clock } from '@ticketing/common/base';
import { ExpirationSoon } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { holdEnding } from '../../domain/order-messages.ts';
import type { Orders } from '../../models/orders.ts';
import type { Deliver } from '../../services/deliver.ts';

const againInMs = 500;

interface ExpirationSoonDeps {
  orders: Orders;
  deliver: Deliver;
  clock: Clock;
}

export const expirationSoon = ({ orders, deliver, clock }: ExpirationSoonDeps) =>
  listener(ExpirationSoon, async (event) => {
    if (clock() >= new Date(event.data.expiresAt)) return;
    const order = await orders.find(event.data.orderId);
    if (!order) throw Object.assign(new Error('The order is not known here yet'), { againInMs });
    await deliver(holdEnding(event, order));
  });
