import { refuseIf } from '@ticketing/common/base';
import { toDecimal } from '@ticketing/common/contracts';
import { z } from 'zod';
import { declineCodes } from '../domain/decline.ts';
import { whyNotPaid } from '../domain/pay.ts';
import { isPaid, type Payment, paymentStatuses } from '../domain/payment.ts';
import type { Outcome } from '../services/settlement.ts';

const status = z.enum(paymentStatuses);

export const paymentView = z.strictObject({
  id: z.string(),
  status,
  amount: z.number().nonnegative(),
  currency: z.string(),
  reason: z.string().optional(),
  code: z.enum(declineCodes).optional(),
});

/** What an admin sees of it. */
export const chargeView = paymentView.extend({
  userId: z.string(),
  card: z.strictObject({ brand: z.string(), last4: z.string() }).optional(),
  stripeId: z.string().optional(),
  at: z.iso.datetime(),
});

export const toPaymentView = ({ id, status, amountCents, currency, reason, declineCode: code }: Payment) => ({
  id,
  status,
  amount: toDecimal(amountCents),
  currency,
  ...(reason === undefined ? {} : { reason }),
  ...(code === undefined ? {} : { code }),
});

export const toChargeView = (payment: Payment) => {
  const { userId, card, stripeId, startedAt: at } = payment;
  return { ...toPaymentView(payment), userId, card, stripeId, at };
};

/** What paying has come to. The client secret is there as long as the card's owner has something to do. */
export const outcomeView = z.strictObject({ id: z.string(), status, clientSecret: z.string().optional() });

export const toOutcomeView = ({ payment, intent }: Outcome) => {
  refuseIf(whyNotPaid(payment));
  const { id, status } = payment;
  const clientSecret = status === 'requires_action' ? intent?.clientSecret : undefined;
  return {
    id,
    // whoever pays twice gets the same answer twice; what became of it since is in GET
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
  amount: toDecimal(payment.amountCents),
  currency: payment.currency,
});
