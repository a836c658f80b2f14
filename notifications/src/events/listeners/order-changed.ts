import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderPassTransferred,
  OrderRefunded,
  OrderRefundRequested,
  OrderUpdated,
} from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { cancelled, paid, passTransferred, refunded, reserved } from '../../domain/order-messages.ts';
import type { Orders } from '../../models/orders.ts';
import type { Deliver } from '../../services/deliver.ts';
import type { Hooks } from '../../services/hooks.ts';
import type { ListingNews } from '../../services/listing-news.ts';

interface OrderChangedDeps {
  orders: Orders;
  news: ListingNews;
  deliver: Deliver;
  hooks: Hooks;
}

export const orderChanged = ({ orders, news, deliver, hooks }: OrderChangedDeps) => [
  listener(OrderCreated, async (event) => {
    await orders.keep(event.data);
    await deliver(reserved(event));
    await hooks.enqueue(event, event.data.ticket.userId);
  }),
  listener(OrderUpdated, ({ data }) => orders.keep(data)),
  listener(OrderCompleted, async (event) => {
    await orders.keep(event.data);
    await deliver(paid(event));
    await news.missedBy(event.data);
    await hooks.enqueue(event, event.data.ticket.userId);
  }),
  listener(OrderCancelled, async (event) => {
    await orders.keep(event.data);
    await deliver(cancelled(event));
    await hooks.enqueue(event, event.data.ticket.userId);
  }),
  listener(OrderPassTransferred, (event) => deliver(passTransferred(event))),
  listener(OrderRefundRequested, ({ data, at }) => orders.keepRefunding(data, new Date(at))),
  listener(OrderRefunded, async (event) => {
    await orders.keepRefunding(event.data, new Date(event.at));
    await deliver(refunded(event));
    await hooks.enqueue(event, event.data.ticket.userId);
  }),
];
