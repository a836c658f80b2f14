import { z } from 'zod';
import { offReasons, type Webhook, webhookEvents } from '../../domain/webhook.ts';
import { attemptErrors, type Delivery, deliveryStatuses } from '../../domain/webhook-delivery.ts';

const time = z.iso.datetime();

export const webhookView = z.strictObject({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  on: z.boolean(),
  off: z.enum(offReasons).optional(),
  /** Since when no attempt succeeded. */
  failingSince: time.optional(),
  /** Until when the secret of before signs, too. */
  previousSecretUntil: time.optional(),
  createdAt: time,
});

/** The one time that the secret is shown. */
export const newWebhookView = webhookView.extend({ secret: z.string() });

export const toWebhookView = (
  { id, url, events, off, failingSince, previous, createdAt }: Webhook,
  at: Date,
) => ({
  id,
  url,
  events,
  on: off === undefined,
  ...(off ? { off } : {}),
  ...(failingSince ? { failingSince } : {}),
  ...(previous && previous.until > at ? { previousSecretUntil: previous.until } : {}),
  createdAt,
});

export const deliveryView = z.strictObject({
  id: z.string(),
  type: z.string(),
  status: z.enum(deliveryStatuses),
  createdAt: time,
  nextAt: time.optional(),
  body: z.string(),
  attempts: z.array(
    z.strictObject({
      at: time,
      ms: z.int().nonnegative(),
      status: z.int().optional(),
      error: z.enum(attemptErrors).optional(),
      answer: z.string().optional(),
    }),
  ),
});

export const toDeliveryView = ({ id, type, status, createdAt, nextAt, body, log }: Delivery) => ({
  id,
  type,
  status,
  createdAt,
  ...(nextAt ? { nextAt } : {}),
  body,
  attempts: log,
});
