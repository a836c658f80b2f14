import { UnavailableError } from '@ticketing/common/errors';
import Stripe from 'stripe';
import type { Payment } from '../domain/payment.ts';
import { KeyUsedUp, type PaymentGateway, RefusedByStripe } from './payment-gateway.ts';
import { asked, intentIn, plainly } from './stripe-calls.ts';
import { isCharged, returned, toIntent } from './stripe-intent.ts';
import { verifyNews } from './stripe-news.ts';

const apiVersion = '2026-10-28.endive';
const mostRefundKeys = 10;
const impossible = /^(capture_charge_authorization_expired|charge_expired_for_capture)$/;
/** Stripe's clock is not ours. */
const skewMs = 60_000;

export interface StripeOptions {
  key: string;
  webhookSecret: string;
  /** Only for a stand-in. */
  url?: string | undefined;
}

/** Stripe, by the few calls that a ticket's money needs. */
export const stripeGateway = ({ key, webhookSecret, url }: StripeOptions): PaymentGateway => {
  const stripe = new Stripe(key, { apiVersion, maxNetworkRetries: 0, telemetry: false, ...addressOf(url) });
  const { paymentIntents, paymentMethods, refunds } = stripe;

  /** The intent that was asked for, or the one that the refusal carries. */
  const intentOf = async (ask: (options: Stripe.RequestOptions) => Promise<Stripe.PaymentIntent>) =>
    plainly(
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
    return (await plainly(asked(create))).id;
  };

  const read = (id: string) => intentOf((options) => paymentIntents.retrieve(id, {}, options));

  async function* listed(gte: Date, lte?: Date) {
    const created = { gte: inSeconds(gte), ...(lte ? { lte: inSeconds(lte) } : {}) };
    for (let after = {}; ; ) {
      const page = await plainly(
        asked((options) => paymentIntents.list({ created, limit: 100, ...after }, options)),
      );
      yield* page.data;
      const last = page.data.at(-1);
      if (!page.has_more || !last) return;
      after = { starting_after: last.id };
    }
  }

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
      for await (const intent of listed(new Date(since.getTime() - skewMs))) {
        if (intent.metadata.orderId === orderId) return toIntent(intent);
      }
      return undefined;
    },

    capture: ({ id, amountCents }) =>
      intentOf((options) =>
        paymentIntents.capture(id, { amount_to_capture: amountCents }, options).catch((error) => {
          if (!impossible.test(error.code)) throw error;
          return paymentIntents.cancel(id, {}, options);
        }),
      ),

    cancel: ({ id }) => intentOf((options) => paymentIntents.cancel(id, {}, options)),

    async refund(intent) {
      const { data } = await plainly(
        asked((options) => refunds.list({ payment_intent: intent.id, limit: 100 }, options)),
      );
      if (data.some(({ status }) => status === 'succeeded')) return returned(intent);
      if (data.some(({ status }) => status === 'pending')) throw onItsWay();
      for (let n = data.length; n < mostRefundKeys; n++) {
        const idempotencyKey = ['rf', intent.orderId, ...(n ? [n] : [])].join(':');
        try {
          const refund = await plainly(
            asked((options) => refunds.create({ payment_intent: intent.id }, { ...options, idempotencyKey })),
          );
          if (refund.status !== 'succeeded') throw onItsWay();
          return returned(intent);
        } catch (error) {
          if (!(error instanceof KeyUsedUp)) throw error;
        }
      }
      throw onItsWay();
    },

    async *charged(from, to) {
      for await (const intent of listed(from, to)) if (isCharged(intent)) yield toIntent(intent);
    },

    verify: (body, signature, at) => verifyNews(stripe, webhookSecret, body, signature, at),
  };
};

const inSeconds = (time: Date) => Math.floor(time.getTime() / 1000);

const onItsWay = () => new UnavailableError('The refund is on its way');

const addressOf = (url: string | undefined) => {
  if (!url) return {};
  const { protocol, hostname, port } = new URL(url);
  return {
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
  } as const;
};
