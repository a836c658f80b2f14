import type { Payment } from '../../domain/payment.ts';

/** What the others may know of a payment. Before Stripe has answered there is no id of Stripe's. */
export const paymentData = ({
  id,
  version,
  stripeId = '',
  amountCents,
  attempt,
  reason,
  authorizedAt,
}: Payment) => ({
  id,
  orderId: id,
  version,
  stripeId,
  amountCents,
  attempt,
  ...(reason === undefined ? {} : { reason }),
  ...(authorizedAt === undefined ? {} : { authorizedAt: authorizedAt.toISOString() }),
});
