import Stripe from 'stripe';
import type { Payment } from '../domain/payment.ts';
import { type PaymentGateway, RefusedByStripe } from './payment-gateway.ts';
import { asked, intentIn, translateErrors } from './stripe-calls.ts';
import { type ObserveStripe, observedClient } from './stripe-client.ts';
import { isCharged, toIntent } from './stripe-intent.ts';
import { intentsOf } from './stripe-list.ts';
import { verifyNews } from './stripe-news.ts';
import { refundWith } from './stripe-refund.ts';

const apiVersion = '2026-10-28.endive';
const impossible = /^(capture_charge_authorization_expired|charge_expired_for_capture)$/;
/** Not where a key is sent: its request must stay the same from version to version. */
const withCard = { expand: ['payment_method'] };
/** Stripe's clock is not ours. */
const skewMs = 60_000;

export interface StripeOptions {
  key: string;
  webhookSecret: string;
  /** Only for a stand-in. */
  url?: string | undefined;
  observe?: ObserveStripe;
}

/** Stripe, by the few calls that a ticket's money needs. */
export const stripeGateway = ({
  key,
  webhookSecret,
  url,
  observe = () => {},
}: StripeOptions): PaymentGateway => {
  const stripe = new Stripe(key, {
    apiVersion,
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: observedClient(observe),
    ...addressOf(url),
  });
  const { paymentIntents, paymentMethods } = stripe;

  /** The intent that was asked for, or the one that the refusal carries. */
  const intentOf = async (ask: (options: Stripe.RequestOptions) => Promise<Stripe.PaymentIntent>) =>
    translateErrors(
      asked(ask).catch((error) => {
        const intent = intentIn(error);
        if (!intent) throw error;
        return intent;
      }),
    ).then(toIntent);

  /** An old token becomes a payment method first. */
  const methodOf = async ({ id, attempt }: Payment, card: string): Promise<string> => {
    if (!card.startsWith('tok_')) return card;
    const idempotencyKey = `pm:${id}:${attempt}`;
    const create = (options: Stripe.RequestOptions) =>
      paymentMethods.create({ type: 'card', card: { token: card } }, { ...options, idempotencyKey });
    return (await translateErrors(asked(create))).id;
  };

  const read = (id: string) => intentOf((options) => paymentIntents.retrieve(id, withCard, options));

  return {
    async create(payment, card) {
      const { id, attempt, amountCents, currency } = payment;
      const confirmed = card ? { payment_method: await methodOf(payment, card), confirm: true } : {};
      const params = {
        amount: amountCents,
        currency,
        capture_method: 'manual',
        payment_method_types: ['card'],
        metadata: { orderId: id },
        ...confirmed,
      } as const;
      let isOld = false;
      const intent = await intentOf(async (options) => {
        const made = await paymentIntents.create(params, {
          ...options,
          idempotencyKey: `pi:${id}:${attempt}`,
        });
        isOld = made.lastResponse.headers['idempotent-replayed'] === 'true';
        return made;
      });
      return isOld ? read(intent.id) : intent;
    },

    async confirm(payment, card) {
      const { id, attempt, stripeId = '' } = payment;
      const payment_method = await methodOf(payment, card);
      return intentOf((options) =>
        paymentIntents.confirm(
          stripeId,
          { payment_method },
          { ...options, idempotencyKey: `pc:${id}:${attempt}` },
        ),
      );
    },

    read: (id) =>
      read(id).catch((error) => {
        if (error instanceof RefusedByStripe) return undefined;
        throw error;
      }),

    async find(orderId, since) {
      for await (const intent of intentsOf(stripe, new Date(since.getTime() - skewMs))) {
        if (intent.metadata.orderId === orderId) return toIntent(intent);
      }
      return undefined;
    },

    async capture({ id, amountCents }) {
      const intent = await intentOf((options) =>
        paymentIntents
          .capture(id, { amount_to_capture: amountCents, ...withCard }, options)
          .catch((error) => {
            if (!impossible.test(error.code)) throw error;
            return paymentIntents.cancel(id, {}, options);
          }),
      );
      // captured before: the error has the intent, without its card
      return intent.status === 'taken' && !intent.card ? read(id) : intent;
    },

    cancel: ({ id }) => intentOf((options) => paymentIntents.cancel(id, {}, options)),

    refund: refundWith(stripe),

    async *charged(from, to) {
      for await (const intent of intentsOf(stripe, from, to)) if (isCharged(intent)) yield toIntent(intent);
    },

    verify: (body, signature, at) => verifyNews(stripe, webhookSecret, body, signature, at),
  };
};

const addressOf = (url: string | undefined) => {
  if (!url) return {};
  const { protocol, hostname, port } = new URL(url);
  return {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
  } as const;
};
