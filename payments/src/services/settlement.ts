import { type Clock, crashPoint, UnavailableError } from '@ticketing/common/base';
import type { Intent } from '../domain/intent.ts';
import { isSettled, nextStep, note, type Step } from '../domain/money.ts';
import { isPaid, type Payment } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';
import type { PaymentGateway } from './payment-gateway.ts';

const maxRounds = 10;
const done = { capture: 'captured', cancel: 'voided', refund: 'refunded' } as const;

interface SettlementDeps {
  payments: Payments;
  orders: Orders;
  gateway: PaymentGateway;
  clock: Clock;
}

/** What a payment has come to, and the intent that says so. */
export interface Outcome {
  payment: Payment;
  intent?: Intent | undefined;
}

export type Settlement = ReturnType<typeof createSettlement>;

/** Brings together what Stripe says of the money and what orders says of the order. */
export const createSettlement = ({ payments, orders, gateway, clock }: SettlementDeps) => {
  const take: Record<Exclude<Step, 'nothing'>, (intent: Intent) => Promise<Intent>> = {
    capture: gateway.capture,
    cancel: gateway.cancel,
    refund: gateway.refund,
  };

  const findIntent = ({ id, stripeId, startedAt }: Payment): Promise<Intent | undefined> =>
    stripeId ? gateway.read(stripeId) : gateway.find(id, startedAt);

  const reload = async (payment: Payment, seen: Intent | undefined): Promise<Intent | undefined> => {
    if (!seen) return findIntent(payment);
    const intent = await gateway.read(seen.id);
    if (!intent) throw new UnavailableError();
    return intent;
  };

  /**
   * Notes what Stripe said and does what follows from it, until nothing does. `before` is the record as it
   * was when Stripe was asked: if it has changed since, Stripe is asked again rather than believed.
   */
  const follow = async (before: Payment, seen: Intent | undefined): Promise<Outcome> => {
    let payment = before;
    let intent = seen;
    for (let rounds = 0; rounds < maxRounds; rounds++) {
      const { status } = await orders.find(payment.id);
      const noted = await payments.changeIfSame(payment, (now) =>
        isItsOwn(now, intent) ? note(now, intent, status, clock()) : undefined,
      );
      if (!noted) {
        payment = await payments.find(payment.id);
        if (!isNoted(payment, intent)) intent = await reload(payment, intent);
        continue;
      }
      payment = noted;
      // money that is not this record's is voided, whatever became of the order
      const step = intent ? nextStep(intent, isItsOwn(payment, intent) ? status : 'cancelled') : 'nothing';
      if (!intent || step === 'nothing') return { payment, intent };
      intent = await take[step](intent);
      crashPoint(`payments.${done[step]}.beforeSaved`);
    }
    throw new UnavailableError();
  };

  return {
    follow,
    /** What Stripe says, and what is to be done about it. */
    ask: async (payment: Payment): Promise<Outcome> => follow(payment, await findIntent(payment)),
    /** The order has come to something, or something happened to an intent: they must agree. */
    settle: async (id: string, intentId?: string): Promise<void> => {
      const payment = await payments.ifAny(id);
      if (!payment) return;
      const { status } = await orders.find(id);
      if (isSettled(payment, status) && !mayHaveMoney(payment, intentId)) return;
      if (!intentId) return void (await follow(payment, await findIntent(payment)));
      const intent = await gateway.read(intentId);
      if (intent?.orderId === id) await follow(payment, intent);
    },
  };
};

/** There may be money at this intent where none should be any more. */
const mayHaveMoney = ({ status, stripeId }: Payment, intentId: string | undefined) =>
  intentId !== undefined && (status === 'voided' || status === 'failed' || stripeId !== intentId);

/** Somebody else has noted the same meanwhile: what was seen is not old. */
const isNoted = (payment: Payment, intent: Intent | undefined) =>
  isPaid(payment) && intent?.status === 'held' && intent.id === payment.stripeId;

const isItsOwn = ({ stripeId }: Payment, intent: Intent | undefined) =>
  !intent || !stripeId || stripeId === intent.id;
