import { z } from 'zod';
import { isPaid, type Payment, paymentStatuses } from '../domain/payment.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Outcome } from '../services/settlement.ts';

const status = z.enum(paymentStatuses);

export const paymentView = z.strictObject({
  id: z.string(),
  status,
  amount: z.number().nonnegative(),
  currency: z.string(),
  reason: z.string().optional(),
});

const decimal = (cents: number) => cents / 100;

export const toPaymentView = ({ id, status, amountCents, currency, reason }: Payment) => ({
  id,
  status,
  amount: decimal(amountCents),
  currency,
  ...(reason === undefined ? {} : { reason }),
});

/** What paying has come to. The client secret is there as long as the card's owner has something to do. */
export const outcomeView = z.strictObject({ id: z.string(), status, clientSecret: z.string().optional() });

export const toOutcomeView = ({ payment, intent }: Outcome) => {
  const { id, status, reason } = payment;
  if (status === 'declined') throw new Refusal(`Card declined: ${reason}`);
  if (status === 'voided' || status === 'failed')
    throw new Refusal('The order is over: you were not charged');
  if (status === 'refunded') throw new Refusal('The order was refunded');
  const clientSecret = status === 'requires_action' ? intent?.clientSecret : undefined;
  return {
    id,
    // whoever pays twice hears the same twice; what became of it since is what GET tells
    status: isPaid(payment) ? ('authorized' as const) : status,
    ...(clientSecret ? { clientSecret } : {}),
  };
};

export const intentView = z.strictObject({
  id: z.string(),
  clientSecret: z.string(),
  amount: z.number().nonnegative(),
  currency: z.string(),
});

export const toIntentView = ({ payment, intent }: Outcome) => ({
  id: payment.id,
  clientSecret: intent?.clientSecret ?? '',
  amount: decimal(payment.amountCents),
  currency: payment.currency,
});
