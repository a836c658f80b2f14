import { BadRequestError } from '@ticketing/common/base';
import type Stripe from 'stripe';
import type { StripeNews } from './payment-gateway.ts';

const toleranceSeconds = 300;

/** Stripe's own check of its signature, by our clock. */
export const verifyNews = (
  { webhooks }: Stripe,
  secret: string,
  body: Buffer,
  signature: string,
  at: Date,
): StripeNews => {
  try {
    const event = webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, at.getTime());
    const { object } = event.data;
    return { id: event.id, intentId: intentOf(object), orderId: orderOf(object) };
  } catch {
    throw new BadRequestError('The signature is not valid', 'webhook.invalid-signature');
  }
};

const intentOf = (object: Stripe.Event.Data.Object): string | undefined => {
  const {
    object: kind,
    id,
    payment_intent,
  } = object as {
    object?: string;
    id?: string;
    payment_intent?: unknown;
  };
  if (kind === 'payment_intent') return id;
  return typeof payment_intent === 'string' ? payment_intent : undefined;
};

const orderOf = (object: Stripe.Event.Data.Object): string | undefined => {
  const { metadata } = object as { metadata?: { orderId?: unknown } | null };
  return typeof metadata?.orderId === 'string' ? metadata.orderId : undefined;
};
