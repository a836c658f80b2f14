import type { Clock, Logger } from '@ticketing/common/base';
import type { Worker } from '@ticketing/common/service';
import type { Orders } from '../models/orders.ts';
import type { Payments } from '../models/payments.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import type { Settlement } from './settlement.ts';

const patienceMs = 2 * 60_000;
const firstSearchMs = 60 * 60_000;
const overlapMs = 5 * 60_000;

interface ReconcilerDeps {
  payments: Payments;
  orders: Orders;
  gateway: PaymentGateway;
  settlement: Settlement;
  clock: Clock;
  logger: Logger;
  everySeconds: number;
}

export type Reconciler = ReturnType<typeof createReconciler>;

/** Asks Stripe about what should have come to an end by itself: an event, a webhook or a process was lost. */
export const createReconciler = (deps: ReconcilerDeps) => {
  const { payments, orders, gateway, settlement, clock, logger, everySeconds } = deps;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let searchedUntil: Date | undefined;
  let unknownCharges = 0;

  const ago = (ms: number, than = clock()) => new Date(than.getTime() - ms);

  const each = async (ids: string[], work: (id: string) => Promise<unknown>) => {
    for (const id of ids) {
      await work(id).catch((error) =>
        logger.warn({ err: error, orderId: id }, 'A payment could not be reconciled'),
      );
    }
  };

  /** The other way round: from the money to the order. */
  const findUnknownCharges = async () => {
    const until = ago(patienceMs);
    let found = 0;
    for await (const intent of gateway.charged(ago(overlapMs, searchedUntil ?? ago(firstSearchMs)), until)) {
      const payment = intent.orderId ? await payments.ifAny(intent.orderId) : undefined;
      if (payment) await settlement.settle(payment.id, intent.id);
      else found += 1;
    }
    if (found > unknownCharges) logger.error({ charges: found }, 'There are charges without an order');
    unknownCharges = found;
    searchedUntil = until;
  };

  const reconcileOnce = async () => {
    const waiting = [...(await payments.unsettledSince(ago(patienceMs))), ...(await orders.givingBack())];
    await each(waiting, async (id) => settlement.ask(await payments.find(id)));
    await findUnknownCharges();
  };

  const tick = () => {
    running ??= reconcileOnce()
      .catch((error) => logger.warn({ err: error }, 'Could not reconcile the payments'))
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    unknownCharges: () => unknownCharges,
    start: () => {
      timer = setInterval(tick, everySeconds * 1000);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  } satisfies Worker & Record<string, unknown>;
};
