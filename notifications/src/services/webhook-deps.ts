import { type Clock, NotFoundError } from '@ticketing/common/base';
import type { Webhook } from '../domain/webhook.ts';
import type { Deliveries } from '../models/deliveries.ts';
import type { Webhooks } from '../models/webhooks.ts';

export interface WebhookDeps {
  webhooks: Webhooks;
  deliveries: Deliveries;
  clock: Clock;
  /** Something is due: whoever sends need not wait for its next round. */
  wake: () => void;
  /** On your own machine a receiver may be there, too. */
  allowLocal: boolean;
}

/** Another user's is none. */
export const mustBe = <One>(found: One | undefined): One => {
  if (found === undefined) throw new NotFoundError();
  return found;
};

export const ownWebhook = async (webhooks: Webhooks, id: unknown, userId: string): Promise<Webhook> =>
  mustBe(await webhooks.find(String(id), userId));
