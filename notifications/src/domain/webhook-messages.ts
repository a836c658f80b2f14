import { type Message, newMessage } from './message.ts';
import type { OffReason } from './webhook.ts';

export interface SwitchedOff {
  /** The same however often it is said. */
  id: string;
  userId: string;
  webhookId: string;
  url: string;
  reason: OffReason;
}

export const webhookSwitchedOff = ({ id, userId, webhookId, url }: SwitchedOff, at: Date): Message =>
  newMessage({ id, at }, 'webhook-switched-off', userId, {
    facts: { url },
    link: `/account/webhooks/${webhookId}`,
  });
