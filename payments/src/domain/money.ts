import type { OrderStatus } from '@ticketing/common/contracts';
import type { Intent } from './intent.ts';
import { move, type Payment, type PaymentChange, type PaymentStatus } from './payment.ts';

export type Step = 'capture' | 'cancel' | 'refund' | 'nothing';

type OrderPhase = 'open' | 'paid' | 'refunding' | 'ended';
const phaseOf: Record<OrderStatus, OrderPhase> = {
  created: 'open',
  'awaiting:payment': 'open',
  complete: 'paid',
  'refund:pending': 'refunding',
  cancelled: 'ended',
  refunded: 'ended',
};

/** What the money should do next, seen from what became of the order. */
export const nextStep = ({ status }: Intent, order: OrderStatus): Step => {
  const phase = phaseOf[order];
  switch (status) {
    case 'open':
    case 'action':
      return phase === 'open' ? 'nothing' : 'cancel';
    case 'held':
      if (phase === 'open') return 'nothing';
      return phase === 'ended' ? 'cancel' : 'capture';
    case 'taken':
      return phase === 'refunding' || phase === 'ended' ? 'refund' : 'nothing';
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
  const ends: Record<OrderPhase, readonly PaymentStatus[]> = {
    open: [],
    paid: ['captured'],
    refunding: ['refunded'],
    ended: ['voided', 'failed', 'refunded'],
  };
  return ends[phaseOf[order]].includes(status);
};

/** What we write down of what Stripe says. Without an intent nothing can be charged any more. */
export const note = (
  payment: Payment,
  intent: Intent | undefined,
  order: OrderStatus,
  at: Date,
): PaymentChange | undefined => {
  const phase = phaseOf[order];
  if (!intent)
    return phase === 'open' ? undefined : move(payment, ended(phase), at, { reason: 'no payment' });
  const stripeId = intent.id;
  switch (intent.status) {
    case 'open':
      if (intent.decline) {
        const { decline: reason, declineCode } = intent;
        return move(payment, 'declined', at, { stripeId, reason, declineCode });
      }
      return payment.stripeId ? undefined : move(payment, 'initiated', at, { stripeId });
    case 'action':
      return move(payment, 'requires_action', at, { stripeId });
    case 'held':
      return phase === 'ended' ? undefined : authorized(payment, stripeId, at);
    case 'taken':
      return phase === 'open'
        ? authorized(payment, stripeId, at)
        : move(payment, 'captured', at, { stripeId, ...(intent.card ? { card: intent.card } : {}) });
    case 'returned':
      return move(payment, 'refunded', at);
    case 'gone':
      return gone(payment, stripeId, phase, at);
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

const voidedReason = 'the authorization was voided';

const gone = (payment: Payment, stripeId: string, phase: OrderPhase, at: Date): PaymentChange | undefined => {
  // nothing was held, so another intent may still pay
  if (phase === 'open' && payment.status !== 'authorized')
    return move(payment, 'declined', at, { stripeId: undefined, reason: voidedReason });
  const status = ended(phase);
  // published once, and again only for an order that was completed all the same
  if (payment.status === status && phase !== 'paid') return undefined;
  return move(payment, status, at, { stripeId, reason: voidedReason });
};

/** An order that is, or may be, complete must learn that its money is not coming; one that is over knows. */
const ended = (phase: OrderPhase): PaymentStatus => (phase === 'ended' ? 'voided' : 'failed');
