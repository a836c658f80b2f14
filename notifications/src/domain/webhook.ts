import type { Reason } from '@ticketing/common/contracts';

/** What a seller's system may ask for, in the form that the Standard Webhooks specification gives to types. */
export const webhookEvents = [
  'order.created',
  'order.completed',
  'order.cancelled',
  'order.refunded',
  'listing.updated',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const offReasons = ['owner', 'gone', 'failing'] as const;
export type OffReason = (typeof offReasons)[number];

export interface Webhook {
  id: string;
  userId: string;
  /** One of ten places: no two of a user's have the same. */
  slot: number;
  url: string;
  events: WebhookEvent[];
  secret: string;
  /** The secret of before a rotation: it signs, too, until then. */
  previous?: { secret: string; until: Date };
  off?: OffReason;
  /** How often it was switched on again: each time it may be switched off anew. */
  timesOn: number;
  failures: number;
  failingSince?: Date;
  createdAt: Date;
}

export const maxWebhooks = 10;
export const rotationMs = 24 * 3600_000;
export const maxFailingMs = 3 * 24 * 3600_000;
const maxRestMs = 5 * 60_000;

/** All that sign now, the newest first. */
export const secretsOf = ({ secret, previous }: Webhook, at: Date): string[] =>
  previous && previous.until > at ? [secret, previous.secret] : [secret];

export interface Health {
  failures: number;
  failingSince?: Date;
  off?: OffReason;
}

/** After an attempt: how it does, and whether it is to be switched off. */
export const healthAfter = (
  { failures, failingSince = undefined }: Pick<Webhook, 'failures' | 'failingSince'>,
  { ok, status }: { ok: boolean; status?: number },
  at: Date,
): Health => {
  if (ok) return { failures: 0 };
  const since = failingSince ?? at;
  const health = { failures: failures + 1, failingSince: since };
  if (status === 410) return { ...health, off: 'gone' };
  return at.getTime() - since.getTime() >= maxFailingMs ? { ...health, off: 'failing' } : health;
};

/** One that fails again and again takes no turn from others: between its attempts it waits, at most five minutes. */
export const restMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(5000 * 2 ** (failures - 1), maxRestMs);

export const whyNotSend = ({ off }: Webhook): Reason | undefined =>
  off && { message: 'This webhook is switched off', code: 'webhook.switched-off' };
