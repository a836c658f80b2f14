import type { DeclineCode } from '../domain/decline.ts';
import type { Intent } from '../domain/intent.ts';
import type { Payment } from '../domain/payment.ts';

/** What happened at Stripe, as far as we believe it without asking: that something did, and to which intent. */
export interface StripeNews {
  id: string;
  intentId: string | undefined;
  /** What the message itself claims: good enough to know which record to read before Stripe is asked. */
  orderId: string | undefined;
}

/**
 * The port to whoever holds the money. A refused card is an answer (`decline`), not an error.
 * Everything may be asked again: the same question with the same key has one effect.
 */
export interface PaymentGateway {
  /** With a card: tries it in the same breath. */
  create(payment: Payment, card?: string): Promise<Intent>;
  confirm(payment: Payment, card: string): Promise<Intent>;
  /** Undefined: none that our key may see. */
  read(intentId: string): Promise<Intent | undefined>;
  /** For a record that does not know its intent, because nobody lived to write it down. */
  find(orderId: string, since: Date): Promise<Intent | undefined>;
  capture(intent: Intent): Promise<Intent>;
  cancel(intent: Intent): Promise<Intent>;
  refund(intent: Intent): Promise<Intent>;
  /** All intents of a time whose money is held or taken. */
  charged(from: Date, to: Date): AsyncIterable<Intent>;
  /** Throws when it was not Stripe who signed it, or long ago. */
  verify(body: Buffer, signature: string, at: Date): StripeNews;
}

/** The key of this attempt was used with another card, or its only answer will ever be an error. */
export class KeyUsedUp extends Error {}

/** Refused for good, and not by the bank: the request is not one that Stripe takes. */
export class RefusedByStripe extends Error {
  readonly declineCode: DeclineCode;

  constructor(message: string, declineCode: DeclineCode = 'payment.declined') {
    super(message);
    this.declineCode = declineCode;
  }
}
