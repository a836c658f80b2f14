import type { Clock } from '@ticketing/common/base';
import type { Decide } from '@ticketing/common/contracts';
import type { Publishers } from '@ticketing/common/messaging';
import { aggregates, outboxed, toState } from '@ticketing/common/messaging';
import { type Connection, Schema } from 'mongoose';
import { begin } from '../domain/pay.ts';
import {
  latest,
  type Order,
  type Payment,
  type PaymentStatus,
  type PaymentSubject,
} from '../domain/payment.ts';

const schema = outboxed(new Schema({ _id: String, status: String, userId: String, changedAt: Date }));
const unsettled: PaymentStatus[] = ['initiated', 'requires_action', 'authorized', 'declined'];
schema.index({ status: 1, changedAt: 1 });
/** By what is printed on a receipt of the bank. */
schema.index({ 'card.last4': 1, _id: -1 }, { partialFilterExpression: { 'card.last4': { $exists: true } } });

export type Payments = ReturnType<typeof paymentModel>;

export const paymentModel = (
  db: Connection,
  clock: Clock,
  publishes: Publishers<Payment, PaymentSubject>,
  onChanged: (before: Payment, after: Payment) => void = () => {},
) => {
  const model = db.model('Payment', schema);
  const payments = aggregates<Payment, PaymentSubject>({
    service: 'payments',
    model,
    publishes,
    latest,
    purchase: 'continues',
    clock,
    onChanged,
  });

  return {
    ...payments,
    /** The record is there before Stripe is asked: one an order, because its id is the order's. */
    begin: (order: Order): Promise<Payment> => payments.insertOnce(begin(order, clock())),
    /**
     * For what Stripe said: written only if the record is as it was before Stripe was asked.
     * Undefined: it has changed since, so what was said may be about what was before.
     */
    changeIfSame: async (
      seen: Payment,
      decide: Decide<Payment, PaymentSubject>,
    ): Promise<Payment | undefined> => {
      let isSame = true;
      const after = await payments.change(seen.id, (now) => {
        isSame = now.version === seen.version;
        return isSame ? decide(now) : undefined;
      });
      return isSame ? after : undefined;
    },
    /** Charged with a card that ends so, newest first. */
    byCard: async (last4: string, limit: number, cursor?: string): Promise<Payment[]> => {
      const after = cursor === undefined ? {} : { _id: { $lt: cursor } };
      const found = await model
        .find({ 'card.last4': last4, ...after })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map((payment) => toState<Payment>(payment));
    },
    /** What came to this since then: how many, and how much. */
    came: async (status: PaymentStatus, since: Date): Promise<{ count: number; cents: number }> => {
      const [sum] = await model.aggregate<{ count: number; cents: number }>([
        { $match: { status, changedAt: { $gte: since } } },
        { $group: { _id: null, count: { $sum: 1 }, cents: { $sum: '$amountCents' } } },
      ]);
      return { count: sum?.count ?? 0, cents: sum?.cents ?? 0 };
    },
    unsettledSince: async (when: Date): Promise<string[]> => {
      const found = await model
        .find({ status: { $in: unsettled }, changedAt: { $lt: when } }, { _id: 1 })
        .sort({ changedAt: 1 })
        .limit(500)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
  };
};
