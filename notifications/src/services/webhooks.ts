import type { Platform } from '@ticketing/common/service';
import type { NotificationsConfig } from '../config.ts';
import type { DeliveryStatus } from '../domain/webhook-delivery.ts';
import type { SwitchedOff } from '../domain/webhook-messages.ts';
import { deliveryModel } from '../models/deliveries.ts';
import { webhookModel } from '../models/webhooks.ts';
import { type SafePost, safePost } from './safe-post.ts';
import { createHooks } from './webhook-hooks.ts';
import { webhookSender } from './webhook-sender.ts';

interface Options {
  onSwitchedOff: (what: SwitchedOff) => Promise<void>;
  observe?: (status: DeliveryStatus) => void;
  post?: SafePost;
}

/** Sellers' own systems: what is to be sent there, and who sends it. */
export const createWebhooks = (
  { config, db, clock, logger }: Platform<NotificationsConfig>,
  { onSwitchedOff, observe, post = safePost({ allowLocal: config.ALLOW_LOCAL_WEBHOOKS }) }: Options,
) => {
  const webhooks = webhookModel(db);
  const deliveries = deliveryModel(db);
  const sender = webhookSender({
    webhooks,
    deliveries,
    post,
    clock,
    logger,
    onSwitchedOff,
    ...(observe ? { observe } : {}),
  });
  const { wake } = sender;
  return {
    webhooks,
    deliveries,
    clock,
    wake,
    allowLocal: config.ALLOW_LOCAL_WEBHOOKS,
    hooks: createHooks({ webhooks, deliveries, clock, wake }),
    worker: sender,
  };
};
