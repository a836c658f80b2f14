import type { OrderStatus } from '@ticketing/common/contracts';
import type { Intent } from './intent.ts';
import { move, type Payment, type PaymentChange, type PaymentStatus } from './payment.ts';

export type Step = 'capture' | 'cancel' | 'refund' | 'nothing';

type Fate = 'open' | 'paid' | 'back' | 'over';
const fates: Record<OrderStatus, Fate> = {
  created: 'open',
  'awaiting:payment': 'open',
  complete: 'paid',
  'refund:pending': 'back',
  cancelled: 'over',
  refunded: 'over',
};

/** What the money should do next, seen from what became of the order. */
export const nextStep = ({ status }: Intent, order: OrderStatus): Step => {
  const fate = fates[order];
  switch (status) {
    case 'open':
    case 'action':
      return fate === 'open' ? 'nothing' : 'cancel';
    case 'held':
      if (fate === 'open') return 'nothing';
      return fate === 'over' ? 'cancel' : 'capture';
    case 'taken':
      return fate === 'back' || fate === 'over' ? 'refund' : 'nothing';
    case 'processing':
    case 'returned':
    case 'gone':
      return 'nothing';
    default: {
      const _: never = status;
      return _;
    }
  }
};

/** Nothing is left to do: Stripe need not be asked. */
export const isSettled = ({ status }: Payment, order: OrderStatus): boolean => {
  const ends: Record<Fate, readonly PaymentStatus[]> = {
    open: [],
    paid: ['captured'],
    back: ['refunded'],
    over: ['voided', 'failed', 'refunded'],
  };
  return ends[fates[order]].includes(status);
};

/** What we write down of what Stripe says. Without an intent nothing can be charged any more. */
export const note = (
  payment: Payment,
  intent: Intent | undefined,
  order: OrderStatus,
  at: Date,
): PaymentChange | undefined => {
  const fate = fates[order];
  if (!intent) return fate === 'open' ? undefined : move(payment, ended(fate), at, { reason: 'no payment' });
  const stripeId = intent.id;
  switch (intent.status) {
    case 'open':
      if (intent.decline) return move(payment, 'declined', at, { stripeId, reason: intent.decline });
      return payment.stripeId ? undefined : move(payment, 'initiated', at, { stripeId });
    case 'action':
      return move(payment, 'requires_action', at, { stripeId });
    case 'held':
      return fate === 'over' ? undefined : authorized(payment, stripeId, at);
    case 'taken':
      return fate === 'open'
        ? authorized(payment, stripeId, at)
        : move(payment, 'captured', at, { stripeId });
    case 'returned':
      return move(payment, 'refunded', at);
    case 'gone':
      return gone(payment, stripeId, fate, at);
    case 'processing':
      return undefined;
    default: {
      const _: never = intent.status;
      return _;
    }
  }
};

const authorized = (payment: Payment, stripeId: string, at: Date) =>
  move(payment, 'authorized', at, { stripeId, authorizedAt: at });

const letGo = 'the authorization was let go';

const gone = (payment: Payment, stripeId: string, fate: Fate, at: Date): PaymentChange | undefined => {
  // nothing was held, so another intent may still pay
  if (fate === 'open' && payment.status !== 'authorized')
    return move(payment, 'declined', at, { stripeId: undefined, reason: letGo });
  const status = ended(fate);
  // published once, and again only for an order that was completed all the same
  if (payment.status === status && fate !== 'paid') return undefined;
  return move(payment, status, at, { stripeId, reason: letGo });
};

/** An order that is, or may be, complete must learn that its money is not coming; one that is over knows. */
const ended = (fate: Fate): PaymentStatus => (fate === 'over' ? 'voided' : 'failed');
