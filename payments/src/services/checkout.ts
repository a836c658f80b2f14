import {
  BadRequestError,
  type Clock,
  crashPoint,
  refuseIf,
  UnavailableError,
  within,
} from '@ticketing/common/base';
import {
  giveUp,
  isOpen,
  isPayable,
  mayBePaid,
  refuse,
  tryAgain,
  whyNotCompleted,
  whyNotOpen,
  whyNotPayable,
  whyNotTryAgain,
} from '../domain/pay.ts';
import { isPaid, type Order, type Payment, type PaymentStatus } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';
import { KeyUsedUp, type PaymentGateway, RefusedByStripe } from './payment-gateway.ts';
import { serialized } from './serialized.ts';
import type { Outcome, Settlement } from './settlement.ts';

const maxAnswerMs = 9000;
/** It takes milliseconds, unless there is no broker: then whoever pays gets a 503 soon, and asks again. */
const completionMs = 2500;
const maxTries = 4;
const mayTryAgain: PaymentStatus[] = ['initiated', 'declined'];

const mayTry = (payment: Payment) => refuseIf(whyNotTryAgain(payment));

interface CheckoutDeps {
  payments: Payments;
  orders: Orders;
  gateway: PaymentGateway;
  settlement: Settlement;
  clock: Clock;
}

export type Checkout = ReturnType<typeof createCheckout>;

/** One order has one intent: whatever is clicked, and how often, it can be charged once. */
export const createCheckout = ({ payments, orders, gateway, settlement, clock }: CheckoutDeps) => {
  const inTurn = serialized();

  /** The key is used up: the intent says what became of it, or there is none and never will be. */
  const findIntent = async (payment: Payment): Promise<Outcome | undefined> => {
    const found = await settlement.ask(payment);
    if (isPaid(found.payment)) return found;
    await payments.changeIfSame(found.payment, (now) => giveUp(now, payment.attempt, clock()));
    return undefined;
  };

  /** Undefined: somebody else's attempt has come to something meanwhile. */
  const refused = async (
    before: Payment,
    { message: reason, declineCode }: RefusedByStripe,
  ): Promise<Outcome | undefined> => {
    const payment = await payments.changeIfSame(before, (now) =>
      refuse(now, { reason, declineCode }, clock()),
    );
    return payment && { payment };
  };

  /** Undefined: that was no answer to this card, so try again. */
  const attempt = async (before: Payment, card?: string): Promise<Outcome | undefined> => {
    try {
      const intent =
        card && before.stripeId ? await gateway.confirm(before, card) : await gateway.create(before, card);
      crashPoint('payments.charged.beforeSaved');
      const outcome = await settlement.follow(before, intent);
      // voided: it was a second intent, or one that had been given up
      const isOver = outcome.intent?.status === 'gone' && mayTryAgain.includes(outcome.payment.status);
      return isOver ? undefined : outcome;
    } catch (error) {
      if (error instanceof RefusedByStripe) return refused(before, error);
      if (error instanceof KeyUsedUp) return findIntent(before);
      throw error;
    }
  };

  const pay = async (order: Order, card: string): Promise<Outcome> => {
    // who has paid in time is not refused for asking again late
    const before = isPayable(order, clock()) ? undefined : await payments.ifAny(order.id);
    if (before && isPaid(before) && mayBePaid(order)) return { payment: before };
    refuseIf(whyNotPayable(order, clock()));
    let known = await payments.begin(order);
    for (let tries = 0; tries < maxTries; tries++) {
      const payment =
        known.status === 'initiated'
          ? known
          : await payments.change(order.id, mayTry, (now) => tryAgain(now, clock()));
      if (isPaid(payment)) return { payment };
      const outcome = await attempt(payment, card);
      if (outcome) return outcome;
      known = await payments.find(order.id);
    }
    throw new BadRequestError('The card could not be tried: you were not charged', 'payment.not-tried');
  };

  const open = async (order: Order): Promise<Outcome> => {
    refuseIf(whyNotPayable(order, clock()));
    await payments.begin(order);
    for (let tries = 0; tries < maxTries; tries++) {
      const before = await payments.find(order.id);
      refuseIf(whyNotOpen(before));
      if (before.stripeId) {
        const found = await settlement.ask(before);
        if (found.intent && found.intent.status !== 'gone') return found;
      }
      const payment = await payments.change(
        order.id,
        (now) => (now.stripeId ? undefined : mayTry(now)),
        (now) => (now.stripeId ? undefined : tryAgain(now, clock())),
      );
      const outcome = payment.stripeId ? undefined : await attempt(payment);
      if (outcome) return outcome;
    }
    throw new BadRequestError('The payment could not be opened: you were not charged', 'payment.not-opened');
  };

  /** Paid is what orders has completed: until that is known here, nobody is answered that they have paid. */
  const completed = async (work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work;
    const { id, status } = outcome.payment;
    if (status !== 'authorized') return outcome;
    const order = await orders.when(id, (found) => !isOpen(found), completionMs);
    if (!order || isOpen(order))
      throw new UnavailableError('The payment takes long, ask again', 'payment.pending');
    refuseIf(whyNotCompleted(order));
    return outcome;
  };

  return {
    pay: (order: Order, card: string) => inTime(completed(inTurn(order.id, card, () => pay(order, card)))),
    open: (order: Order) => inTime(inTurn(order.id, '', () => open(order))),
    confirm: (payment: Payment): Promise<Outcome> => inTime(completed(settlement.ask(payment))),
  };
};

/** Nobody waits longer; what was begun goes on, and the next request meets its outcome. */
const inTime = <T>(work: Promise<T>): Promise<T> =>
  within(
    maxAnswerMs,
    work,
    () => new UnavailableError('The payment takes long, ask again', 'payment.pending'),
  );
