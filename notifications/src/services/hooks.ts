import type { Envelope } from '@ticketing/common/contracts';

/** What is sent on to sellers' own systems. */
export interface Hooks {
  /** Returns when it is written down; the same event once more changes nothing. */
  enqueue(event: Envelope, sellerId: string): Promise<void>;
}
