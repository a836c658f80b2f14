interface Occasion {
  startsAt?: string | null;
  timeZone?: string;
  venue?: string;
  city?: string;
}

/** Something that happened and that somebody should know. */
export interface Notice {
  id: string;
  kind: string;
  at: string;
  read: boolean;
  facts: Occasion & { title?: string; number?: string; url?: string; reason?: string; before?: Occasion };
  link?: string;
}

export const mailGroups = ['reminders', 'changes', 'sales'] as const;
export type MailGroup = (typeof mailGroups)[number];
export type MailPreferences = Record<MailGroup, boolean>;

export const webhookEvents = [
  'order.created',
  'order.completed',
  'order.cancelled',
  'order.refunded',
  'listing.updated',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export interface Webhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  on: boolean;
  off?: 'owner' | 'gone' | 'failing';
  failingSince?: string;
  previousSecretUntil?: string;
}

export interface Delivery {
  id: string;
  type: string;
  status: 'waiting' | 'delivered' | 'failed';
  createdAt: string;
  nextAt?: string;
  body: string;
  attempts: {
    at: string;
    ms: number;
    status?: number;
    error?: 'address-refused' | 'timeout' | 'unreachable' | 'switched-off';
    answer?: string;
  }[];
}
