import type { Clock } from '@ticketing/common/base';
import { ExpirationComplete } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { isHeld } from '../../domain/order.ts';
import type { Orders } from '../../models/orders.ts';

/** Whose clock is far off, ours or the database's, is asked again now and then: it may be put right. */
const maxWaitMs = 5000;
const minWaitMs = 1000;

export const expirationComplete = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(ExpirationComplete, async ({ data }) => {
    const order = await orders.expireDue(data.orderId);
    // nobody will remind us again: if only our clock is behind, the event has to come again, at its time
    if (isHeld(order) && order.expiresAt.getTime() === Date.parse(data.expiresAt)) {
      const early = order.expiresAt.getTime() - clock().getTime();
      throw tooEarly(early > 0 ? Math.min(early, maxWaitMs) : minWaitMs);
    }
  });

const tooEarly = (againInMs: number) =>
  Object.assign(new Error('The deadline has not come by both clocks'), { againInMs });
