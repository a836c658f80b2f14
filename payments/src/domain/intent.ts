import type { DeclineCode } from './decline.ts';

/** open: wants a card · action: wants its owner · held: may be taken · taken · returned · gone: nothing was, and nothing can be. */
export type IntentStatus = 'open' | 'action' | 'processing' | 'held' | 'taken' | 'returned' | 'gone';

export interface Card {
  brand: string;
  last4: string;
}

/** What Stripe says of the money of one order. */
export interface Intent {
  id: string;
  status: IntentStatus;
  orderId: string | undefined;
  amountCents: number;
  currency: string;
  clientSecret: string;
  /** What may be shown of the card, where Stripe was asked for it. */
  card?: Card | undefined;
  /** Why the last card was refused, in words. */
  decline?: string;
  declineCode?: DeclineCode;
}
