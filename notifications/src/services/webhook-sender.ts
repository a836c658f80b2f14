import { randomUUID } from 'node:crypto';
import { batched, type Clock, crashPoint, type Logger } from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import { healthAfter, restMs, secretsOf, type Webhook } from '../domain/webhook.ts';
import {
  type Attempt,
  afterAttempt,
  type Delivery,
  type DeliveryStatus,
  isDelivered,
  testType,
} from '../domain/webhook-delivery.ts';
import type { SwitchedOff } from '../domain/webhook-messages.ts';
import type { Deliveries } from '../models/deliveries.ts';
import type { Webhooks } from '../models/webhooks.ts';
import type { SafePost } from './safe-post.ts';
import { signedHeaders } from './webhook-signature.ts';

const maxAtOnce = 32;
const pollEveryMs = 1000;
/** A turn begins no attempt after 15 s and each ends within ten, so nobody else comes while it lasts. */
const maxTurnMs = 15_000;
const leaseMs = 40_000;

interface SenderDeps {
  webhooks: Webhooks;
  deliveries: Deliveries;
  post: SafePost;
  clock: Clock;
  logger: Logger;
  onSwitchedOff: (what: SwitchedOff) => Promise<void>;
  observe?: (status: DeliveryStatus) => void;
}

/**
 * Whoever holds an endpoint sends what is due there, one after the other: one slot an endpoint over all replicas.
 * A replica that dies holding one loses it when its lease ends, and what it had sent is sent again under its id.
 */
export const webhookSender = (deps: SenderDeps) => {
  const { webhooks, deliveries, post, clock, logger, onSwitchedOff, observe = () => {} } = deps;
  const turns = new Set<Promise<void>>();
  let polling: NodeJS.Timeout | undefined;
  let isStopped = false;

  const attempt = async (webhook: Webhook, delivery: Delivery): Promise<Webhook> => {
    const at = clock();
    const begun = performance.now();
    const { id, body } = delivery;
    const result = webhook.off
      ? { error: 'switched-off' as const }
      : await post(webhook.url, signedHeaders(id, at, body, secretsOf(webhook, at)), body);
    const made: Attempt = { at, ms: Math.round(performance.now() - begun), ...result };
    crashPoint('notifications.answered.beforeWrite');
    const after = webhook.off || delivery.type === testType ? webhook : await judge(webhook, made);
    const next = afterAttempt(delivery, made);
    if (await deliveries.finish(delivery, made, next)) observe(next.status);
    return after;
  };

  /** The owner's message comes first: it has an id, and after a crash between the two both are done again. */
  const judge = async (webhook: Webhook, made: Attempt): Promise<Webhook> => {
    const ok = isDelivered(made);
    if (ok && webhook.failures === 0) return webhook;
    const health = healthAfter(
      webhook,
      { ok, ...(made.status === undefined ? {} : { status: made.status }) },
      made.at,
    );
    const { id, userId, url, timesOn } = webhook;
    if (health.off) {
      const reason = health.off;
      await onSwitchedOff({
        id: `webhook:switched-off/${id}/${timesOn}`,
        userId,
        webhookId: id,
        url,
        reason,
      });
      await webhooks.switchOff(id, reason);
    }
    await webhooks.health(id, health);
    const { failingSince: _, ...rest } = webhook;
    return { ...rest, ...health };
  };

  const takeTurn = async (webhook: Webhook, holder: string) => {
    const begun = performance.now();
    let current = webhook;
    try {
      while (!isStopped && performance.now() - begun < maxTurnMs) {
        const delivery = await deliveries.due(webhook.id, clock());
        if (!delivery) break;
        const before = current.failures;
        current = await attempt(current, delivery);
        if (current.failures > before) break;
      }
    } finally {
      const freeAt = new Date(clock().getTime() + (current.off ? 0 : restMs(current.failures)));
      await webhooks.release(webhook.id, holder, freeAt, () => deliveries.nextDue(webhook.id));
    }
  };

  const fill = batched<void, void>(async () => {
    while (!isStopped && turns.size < maxAtOnce) {
      const holder = randomUUID();
      const now = clock();
      const webhook = await webhooks.claim(holder, now, new Date(now.getTime() + leaseMs));
      if (!webhook) return;
      const turn = takeTurn(webhook, holder)
        .catch((error) => logger.warn({ err: error }, 'Could not send to a webhook, will retry'))
        .finally(() => {
          turns.delete(turn);
          wake();
        });
      turns.add(turn);
    }
  });

  const wake = () => {
    if (isStopped) return;
    fill().catch((error) => logger.warn({ err: error }, 'Could not look for due webhooks, will retry'));
  };

  const worker: Worker = {
    start: () => {
      polling = setInterval(wake, pollEveryMs);
      wake();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(polling);
      await Promise.all(turns);
    },
  };
  return { ...worker, wake };
};
