import type Stripe from 'stripe';
import { declineCodeOf } from '../domain/decline.ts';
import type { Intent, IntentStatus } from '../domain/intent.ts';

const statuses: Record<string, IntentStatus> = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  requires_action: 'action',
  processing: 'processing',
  requires_capture: 'held',
  succeeded: 'taken',
  canceled: 'gone',
};

export const toIntent = (intent: Stripe.PaymentIntent): Intent => {
  const { id, status, metadata, amount, currency, client_secret, last_payment_error } = intent;
  const card = cardOf(intent.payment_method);
  return {
    id,
    // one that Stripe invents later decides nothing here
    status: statuses[status] ?? 'processing',
    orderId: metadata.orderId,
    amountCents: amount,
    currency,
    clientSecret: client_secret ?? '',
    ...(card ? { card } : {}),
    ...(last_payment_error
      ? {
          decline: last_payment_error.message ?? 'the bank refused it',
          declineCode: declineCodeOf(last_payment_error),
        }
      : {}),
  };
};

/** Only where the method was asked for as a whole. */
const cardOf = (method: Stripe.PaymentIntent['payment_method']): Intent['card'] =>
  method && typeof method === 'object' && method.card
    ? { brand: method.card.brand, last4: method.card.last4 }
    : undefined;

export const isCharged = ({ status }: Stripe.PaymentIntent): boolean =>
  status === 'requires_capture' || status === 'succeeded';
