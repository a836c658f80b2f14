import type { Intent } from '../domain/intent.ts';
import { nextStep } from '../domain/money.ts';
import type { Order } from '../domain/payment.ts';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';
import type { PaymentGateway } from '../services/payment-gateway.ts';

interface Deps {
  payments: Pick<Payments, 'ifAny'>;
  orders: Pick<Orders, 'ifAny'>;
  gateway: Pick<PaymentGateway, 'charged' | 'cancel' | 'refund'>;
}

export interface Charge {
  intent: Intent;
  /** As far as it is known here. */
  order: Order | undefined;
}

/** Charges of which this database has no record: it was restored to a time before them. */
export const chargesWithoutRecord = async (
  { payments, orders, gateway }: Deps,
  from: Date,
  to: Date,
): Promise<Charge[]> => {
  const found: Charge[] = [];
  for await (const intent of gateway.charged(from, to)) {
    const { orderId } = intent;
    if (orderId && (await payments.ifAny(orderId))) continue;
    found.push({ intent, order: orderId ? await orders.ifAny(orderId) : undefined });
  }
  return found;
};

/** Undefined: its order is paid by it, or still may be. */
export const giveBack = async (
  { gateway }: Pick<Deps, 'gateway'>,
  { intent, order }: Charge,
): Promise<Intent | undefined> => {
  // one without an order of ours may be somebody else's, of the same account
  if (!intent.orderId) return undefined;
  const step = nextStep(intent, order?.status ?? 'cancelled');
  return step === 'cancel' || step === 'refund' ? gateway[step](intent) : undefined;
};
