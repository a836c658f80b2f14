import { UnavailableError } from '@ticketing/common/errors';
import { ExpirationComplete, listener } from '@ticketing/common/events';
import { isHeld } from '../../domain/order.ts';
import type { Orders } from '../../models/orders.ts';

export const expirationComplete = ({ orders }: { orders: Orders }) =>
  listener(ExpirationComplete, async ({ data }) => {
    const order = await orders.meet(data.orderId);
    // nobody will remind us again: if only our clock is behind, the event has to come again
    if (isHeld(order) && order.expiresAt.getTime() === Date.parse(data.expiresAt)) {
      throw new UnavailableError('The deadline has not come by our clock');
    }
  });
