import { describe, expect, it } from '@jest/globals';
import { type OrderStatus, orderStatuses } from '@ticketing/common/contracts';
import fc from 'fast-check';
import type { Intent, IntentStatus } from '../intent.ts';
import { isSettled, nextStep, note } from '../money.ts';
import { begin, giveUp, refuse, tryAgain, whyNotPayable, whyNotTryAgain } from '../pay.ts';
import { moves, type Order, type Payment, paymentStatuses } from '../payment.ts';

const at = new Date('2030-01-01T10:00:00Z');
const order: Order = {
  id: 'order',
  version: 0,
  status: 'created',
  userId: 'buyer',
  totalCents: 1999,
  currency: 'eur',
  expiresAt: '2030-01-01T10:15:00.000Z',
};
const fresh: Payment = begin(order, at).state;
const intentStatuses: IntentStatus[] = ['open', 'action', 'processing', 'held', 'taken', 'returned', 'gone'];
const intent = (status: IntentStatus, more: Partial<Intent> = {}): Intent => ({
  id: 'pi_1',
  status,
  orderId: 'order',
  amountCents: 1999,
  currency: 'eur',
  clientSecret: 'secret',
  ...more,
});

describe('What the money does next', () => {
  const table: Record<OrderStatus, Partial<Record<IntentStatus, string>>> = {
    created: {},
    'awaiting:payment': {},
    complete: { open: 'cancel', action: 'cancel', held: 'capture' },
    'refund:pending': { open: 'cancel', action: 'cancel', held: 'capture', taken: 'refund' },
    cancelled: { open: 'cancel', action: 'cancel', held: 'cancel', taken: 'refund' },
    refunded: { open: 'cancel', action: 'cancel', held: 'cancel', taken: 'refund' },
  };
  it.each(orderStatuses)('When the order is %s, then each intent has its step', (status) => {
    for (const one of intentStatuses) {
      expect([one, nextStep(intent(one), status)]).toEqual([one, table[status][one] ?? 'nothing']);
    }
  });
});

describe('What is noted', () => {
  it.each([
    ['held', 'created', 'authorized', 'payment:authorized'],
    ['action', 'created', 'requires_action', 'payment:initiated'],
    ['taken', 'complete', 'captured', 'payment:created'],
    ['gone', 'cancelled', 'voided', 'payment:failed'],
    ['gone', 'complete', 'failed', 'payment:failed'],
    ['gone', 'created', 'declined', 'payment:failed'],
  ] as const)('When money is %s and the order %s, then %s', (money, phase, status, event) => {
    const change = note(fresh, intent(money), phase, at);
    expect([change?.state.status, change?.events]).toEqual([status, [event]]);
  });

  it('When the money is held, then since when; and a decline that is read after it changes nothing', () => {
    const held = note(fresh, intent('held'), 'created', at)?.state as Payment;
    expect(held.authorizedAt).toEqual(at);
    expect(note(held, intent('open', { decline: 'No funds' }), 'created', at)).toBeUndefined();
  });

  it('When held money is voided while the order is open, then it has failed: the order may be complete by now', () => {
    const held = note(fresh, intent('held'), 'created', at)?.state as Payment;
    const failed = note(held, intent('gone'), 'created', at);
    expect([failed?.state.status, failed?.events]).toEqual(['failed', ['payment:failed']]);
    expect(note(failed?.state as Payment, intent('gone'), 'created', at)).toBeUndefined();
  });

  it('When an order is completed after its payment has failed, then the failure is published again', () => {
    const failed: Payment = { ...fresh, status: 'failed', stripeId: 'pi_1' };
    expect(note(failed, intent('gone'), 'complete', at)?.events).toEqual(['payment:failed']);
    expect(note(failed, intent('gone'), 'cancelled', at)).toBeUndefined();
  });

  it('When a card was declined, then why is noted, and the next card is another attempt', () => {
    const declined = note(fresh, intent('open', { decline: 'No funds' }), 'created', at)?.state;
    expect(declined).toMatchObject({ status: 'declined', reason: 'No funds', stripeId: 'pi_1', attempt: 1 });
    expect(tryAgain(declined as Payment, at)?.state).toMatchObject({
      status: 'initiated',
      reason: undefined,
      stripeId: 'pi_1',
      attempt: 2,
    });
  });

  it('When the same is seen again, then nothing happens', () => {
    for (const money of ['held', 'action', 'gone'] as const) {
      const once = note(fresh, intent(money), 'cancelled', at) ?? { state: fresh };
      expect(note(once.state, intent(money), 'cancelled', at)).toBeUndefined();
    }
  });

  it('When nobody ever saw an intent, then it is over once the order is', () => {
    expect(note(fresh, undefined, 'created', at)).toBeUndefined();
    expect(note(fresh, undefined, 'cancelled', at)?.state.status).toBe('voided');
  });
});

describe('Paying', () => {
  it('When the outcome is unknown, then it stays the same attempt; when the key is used up, then the next', () => {
    expect(tryAgain(fresh, at)).toBeUndefined();
    expect(giveUp(fresh, 1, at)?.state.attempt).toBe(2);
    expect(giveUp({ ...fresh, attempt: 2 }, 1, at)).toBeUndefined();
  });

  it('When the money is there, then neither a late refusal nor another card changes it', () => {
    const paid: Payment = { ...fresh, status: 'authorized' };
    expect(refuse(paid, { reason: 'why' }, at)).toBeUndefined();
    expect([whyNotTryAgain(paid), tryAgain(paid, at)]).toEqual([undefined, undefined]);
  });

  it('When it was voided, failed or refunded, then it cannot be tried again', () => {
    for (const status of ['voided', 'failed', 'refunded'] as const) {
      expect(whyNotTryAgain({ ...fresh, status })?.message).toMatch('you were not charged');
      expect(tryAgain({ ...fresh, status }, at)).toBeUndefined();
    }
  });

  it('When the deadline has come, then not payable, not a millisecond before', () => {
    const deadline = new Date(order.expiresAt);
    expect(whyNotPayable(order, new Date(deadline.getTime() - 1))).toBeUndefined();
    expect(whyNotPayable(order, deadline)?.code).toBe('payment.order-expired');
    expect(whyNotPayable({ ...order, status: 'complete' }, at)?.code).toBe('payment.order-paid');
  });
});

describe('Any life of a payment', () => {
  const anyMove = fc.oneof(
    fc.record({
      money: fc.constantFrom(...intentStatuses),
      decline: fc.boolean(),
      phase: fc.constantFrom(...orderStatuses),
    }),
    fc.constantFrom('again', 'giveUp', 'refuse', 'none' as const),
  );

  const played = (payment: Payment, act: typeof anyMove extends fc.Arbitrary<infer A> ? A : never) => {
    if (act === 'again') return tryAgain(payment, at);
    if (act === 'giveUp') return giveUp(payment, payment.attempt, at);
    if (act === 'refuse') return refuse(payment, { reason: 'why' }, at);
    if (act === 'none') return note(payment, undefined, 'cancelled', at);
    const { money, decline, phase } = act as { money: IntentStatus; decline: boolean; phase: OrderStatus };
    return note(payment, intent(money, decline ? { decline: 'why' } : {}), phase, at);
  };

  it('When anything happens in any order, then only allowed moves are made, and attempts never shrink', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (acts) => {
        let payment = fresh;
        for (const act of acts) {
          let change: ReturnType<typeof played>;
          try {
            change = played(payment, act);
          } catch {
            continue;
          }
          if (!change) continue;
          expect(moves[payment.status]).toContain(change.state.status);
          expect(change.state.attempt).toBeGreaterThanOrEqual(payment.attempt);
          expect([change.state.id, change.state.amountCents]).toEqual([payment.id, payment.amountCents]);
          payment = change.state;
        }
      }),
    );
  });

  it('When the order is over and Stripe does as it is asked, then from every state it is settled, and no money is kept', () => {
    const after: Record<string, IntentStatus> = { capture: 'taken', cancel: 'gone', refund: 'returned' };
    const statuses = fc.constantFrom(...paymentStatuses.filter((status) => status !== 'refunded'));
    const seen = fc.constantFrom(...intentStatuses.filter((status) => status !== 'processing'));
    fc.assert(
      fc.property(statuses, seen, (status, money) => {
        // what was captured cannot be voided any more, and what was not cannot be returned
        fc.pre(status === 'captured' ? money === 'taken' || money === 'returned' : money !== 'returned');
        let payment: Payment = { ...fresh, status, stripeId: 'pi_1' };
        let now = intent(money);
        for (let steps = 0; steps < 5; steps++) {
          payment = note(payment, now, 'cancelled', at)?.state ?? payment;
          const step = nextStep(now, 'cancelled');
          if (step === 'nothing') break;
          now = intent(after[step] as IntentStatus);
        }
        expect(['gone', 'returned']).toContain(now.status);
        expect(isSettled(payment, 'cancelled')).toBe(true);
      }),
    );
  });
});
