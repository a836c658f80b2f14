import { ExpirationComplete, listener } from '@ticketing/common/events';
import type { Clock } from '@ticketing/common/service';
import { isHeld } from '../../domain/order.ts';
import type { Orders } from '../../models/orders.ts';

/** Whose clock is far off is asked for again now and then: the clock may be put right. */
const longestWaitMs = 5000;

export const expirationComplete = ({ orders, clock }: { orders: Orders; clock: Clock }) =>
  listener(ExpirationComplete, async ({ data }) => {
    const order = await orders.meetDue(data.orderId);
    // nobody will remind us again: if only our clock is behind, the event has to come again, at its time
    if (isHeld(order) && order.expiresAt.getTime() === Date.parse(data.expiresAt)) {
      const early = order.expiresAt.getTime() - clock().getTime();
      throw tooEarly(Math.min(early, longestWaitMs));
    }
  });

const tooEarly = (againInMs: number) =>
  Object.assign(new Error('The deadline has not come by our clock'), { againInMs });
