import { type Clock, crashPoint } from '@ticketing/common/service';
import type { Intent } from '../domain/intent.ts';
import { giveUp, mustBePayable, refuse, tryAgain } from '../domain/pay.ts';
import { isPaid, type Order, type Payment } from '../domain/payment.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Payments } from '../models/payments.ts';
import { KeyUsedUp, type PaymentGateway, RefusedByStripe } from './payment-gateway.ts';
import type { Till } from './till.ts';
import { turns, within } from './turns.ts';

const longestAnswerMs = 9000;
const mostTries = 4;

export interface Outcome {
  payment: Payment;
  intent?: Intent | undefined;
}

interface CheckoutDeps {
  payments: Payments;
  gateway: PaymentGateway;
  till: Till;
  clock: Clock;
}

export type Checkout = ReturnType<typeof createCheckout>;

/** One order has one intent: whatever is clicked, and how often, it can be charged once. */
export const createCheckout = ({ payments, gateway, till, clock }: CheckoutDeps) => {
  const inTurn = turns();

  /** The key is used up: the intent tells what became of it, or there is none and never will be. */
  const lookUp = async (payment: Payment): Promise<Outcome | undefined> => {
    const found = await till.ask(payment);
    if (isPaid(found.payment)) return found;
    await payments.change(payment.id, (now) => giveUp(now, payment.attempt, clock()));
    return undefined;
  };

  const refused = async ({ id, attempt }: Payment, { message }: Error): Promise<Outcome> => ({
    payment: await payments.change(id, (now) => refuse(now, attempt, message, clock())),
  });

  /** Undefined: that was no answer to this card, so try again. */
  const attempt = async (before: Payment, card?: string): Promise<Outcome | undefined> => {
    try {
      const intent =
        card && before.stripeId ? await gateway.confirm(before, card) : await gateway.create(before, card);
      crashPoint('payments.charged.beforeSaved');
      const payment = await till.follow(before.id, intent);
      return payment.status === 'declined' && intent.status === 'gone' ? undefined : { payment, intent };
    } catch (error) {
      if (error instanceof RefusedByStripe) return refused(before, error);
      if (error instanceof KeyUsedUp) return lookUp(before);
      throw error;
    }
  };

  const pay = async (order: Order, card: string): Promise<Outcome> => {
    const paid = order.status === 'complete' ? await payments.ifAny(order.id) : undefined;
    if (paid && isPaid(paid)) return { payment: paid };
    mustBePayable(order, clock());
    let known = await payments.begin(order);
    for (let tries = 0; tries < mostTries; tries++) {
      const payment =
        known.status === 'initiated'
          ? known
          : await payments.change(order.id, (before) => tryAgain(before, clock()));
      if (isPaid(payment)) return { payment };
      const outcome = await attempt(payment, card);
      if (outcome) return outcome;
      known = await payments.find(order.id);
    }
    throw new Refusal('The card could not be tried: you were not charged');
  };

  const open = async (order: Order): Promise<Outcome> => {
    mustBePayable(order, clock());
    await payments.begin(order);
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await payments.find(order.id);
      if (isPaid(before)) throw new Refusal('The order is paid already');
      if (before.stripeId) {
        const found = await till.ask(before);
        if (found.intent && found.intent.status !== 'gone') return found;
      }
      const payment = await payments.change(order.id, (now) =>
        now.stripeId ? undefined : tryAgain(now, clock()),
      );
      const outcome = payment.stripeId ? undefined : await attempt(payment);
      if (outcome) return outcome;
    }
    throw new Refusal('The payment could not be opened: you were not charged');
  };

  return {
    pay: (order: Order, card: string) =>
      within(
        longestAnswerMs,
        inTurn(order.id, card, () => pay(order, card)),
      ),
    open: (order: Order) =>
      within(
        longestAnswerMs,
        inTurn(order.id, '', () => open(order)),
      ),
    confirm: (payment: Payment): Promise<Outcome> => within(longestAnswerMs, till.ask(payment)),
  };
};
