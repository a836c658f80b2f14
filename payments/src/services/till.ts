import { UnavailableError } from '@ticketing/common/errors';
import { type Clock, crashPoint } from '@ticketing/common/service';
import type { Intent } from '../domain/intent.ts';
import { isSettled, nextStep, note, type Step } from '../domain/money.ts';
import type { Payment } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';
import type { PaymentGateway } from './payment-gateway.ts';

const mostSteps = 5;
const done = { capture: 'captured', cancel: 'voided', refund: 'refunded' } as const;

interface TillDeps {
  payments: Payments;
  orders: Orders;
  gateway: PaymentGateway;
  clock: Clock;
}

export type Till = ReturnType<typeof createTill>;

/** Brings together what Stripe says of the money and what orders says of the order. */
export const createTill = ({ payments, orders, gateway, clock }: TillDeps) => {
  const take: Record<Exclude<Step, 'nothing'>, (intent: Intent) => Promise<Intent>> = {
    capture: gateway.capture,
    cancel: gateway.cancel,
    refund: gateway.refund,
  };

  /** Notes what is seen and does what follows from it, until nothing does. */
  const follow = async (id: string, seen: Intent | undefined): Promise<Payment> => {
    let intent = seen;
    for (let steps = 0; steps < mostSteps; steps++) {
      const { status } = await orders.find(id);
      const payment = await payments.change(id, (before) =>
        isItsOwn(before, intent) ? note(before, intent, status, clock()) : undefined,
      );
      // money that is not this record's is let go, whatever became of the order
      const step = intent ? nextStep(intent, isItsOwn(payment, intent) ? status : 'cancelled') : 'nothing';
      if (!intent || step === 'nothing') return payment;
      intent = await take[step](intent);
      crashPoint(`payments.${done[step]}.beforeSaved`);
    }
    throw new UnavailableError();
  };

  const look = ({ id, stripeId, startedAt }: Payment): Promise<Intent | undefined> =>
    stripeId ? gateway.read(stripeId) : gateway.find(id, startedAt);

  return {
    follow,
    look,
    /** What Stripe says, and what is to be done about it. */
    ask: async (payment: Payment) => {
      const intent = await look(payment);
      return { payment: await follow(payment.id, intent), intent };
    },
    /** The order has come to something, or money was seen: they must agree. */
    settle: async (id: string, seen?: Intent): Promise<void> => {
      const payment = await payments.ifAny(id);
      if (!payment) return;
      const { status } = await orders.find(id);
      if (seen && !isItsOwn(payment, seen)) await follow(id, seen);
      else if (!isSettled(payment, status) || isLate(payment, seen))
        await follow(id, seen ?? (await look(payment)));
    },
  };
};

/** There is money where none should be any more. */
const isLate = ({ status }: Payment, seen: Intent | undefined) =>
  (status === 'voided' || status === 'failed') && seen?.status !== 'gone' && seen !== undefined;

const isItsOwn = ({ stripeId }: Payment, intent: Intent | undefined) =>
  !intent || !stripeId || stripeId === intent.id;
