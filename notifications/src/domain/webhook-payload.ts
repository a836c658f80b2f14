import {
  type Envelope,
  type OrderCancelled,
  type OrderCompleted,
  type OrderCreated,
  type OrderRefunded,
  type TicketUpdated,
  toDecimal,
} from '@ticketing/common/contracts';
import type { WebhookEvent } from './webhook.ts';

type OrderEvent = OrderCreated | OrderCompleted | OrderCancelled | OrderRefunded;

export interface Payload {
  type: WebhookEvent;
  timestamp: string;
  data: Record<string, unknown>;
}

/** The seller's view, thin: who buys is in no payload. Nothing for what no webhook can ask for. */
export const payloadOf = (event: Envelope): Payload | undefined => {
  const known = event as OrderEvent | TicketUpdated;
  const timestamp = event.at;
  switch (known.type) {
    case 'order:created':
      return { type: 'order.created', timestamp, data: orderView(known) };
    case 'order:completed':
      return { type: 'order.completed', timestamp, data: orderView(known) };
    case 'order:cancelled':
      return { type: 'order.cancelled', timestamp, data: { ...orderView(known), reason: known.data.reason } };
    case 'order:refunded':
      return { type: 'order.refunded', timestamp, data: orderView(known) };
    case 'ticket:updated':
      return { type: 'listing.updated', timestamp, data: listingView(known) };
    default:
      return undefined;
  }
};

const orderView = ({
  data: { id, version, number, status, quantity, totalCents, currency, ticket },
}: OrderEvent) => ({
  id,
  version,
  number,
  status,
  quantity,
  total: toDecimal(totalCents),
  currency,
  listing: { id: ticket.id, title: ticket.title },
});

const listingView = ({
  data: { id, version, title, priceCents, currency, quantity, startsAt, status },
}: TicketUpdated) => ({
  id,
  version,
  title,
  price: toDecimal(priceCents),
  currency,
  quantity,
  startsAt,
  status,
});
