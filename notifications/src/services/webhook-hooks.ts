import type { Clock } from '@ticketing/common/base';
import type { Delivery } from '../domain/webhook-delivery.ts';
import { payloadOf } from '../domain/webhook-payload.ts';
import type { Deliveries } from '../models/deliveries.ts';
import type { Webhooks } from '../models/webhooks.ts';
import type { Hooks } from './hooks.ts';
import { messageId } from './webhook-signature.ts';

interface HooksDeps {
  webhooks: Webhooks;
  deliveries: Deliveries;
  clock: Clock;
  wake: () => void;
}

export const webhookDelivery = (
  eventId: string,
  webhookId: string,
  payload: object,
  type: string,
  at: Date,
): Delivery => ({
  id: messageId(eventId, webhookId),
  webhookId,
  type,
  body: JSON.stringify(payload),
  status: 'waiting',
  attempts: 0,
  nextAt: at,
  log: [],
  createdAt: at,
});

/** For each of the seller's webhooks that wants it. */
export const createHooks = ({ webhooks, deliveries, clock, wake }: HooksDeps): Hooks => ({
  async enqueue(event, sellerId) {
    const payload = payloadOf(event);
    if (!payload) return;
    const wanting = await webhooks.wanting(sellerId, payload.type);
    if (wanting.length === 0) return;
    const at = clock();
    await deliveries.insert(
      wanting.map(({ id }) => webhookDelivery(event.id, id, payload, payload.type, at)),
    );
    await webhooks.due(
      wanting.map(({ id }) => id),
      at,
    );
    wake();
  },
});
