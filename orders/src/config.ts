import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

const count = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

export const ordersConfig = commonConfig.extend({
  ORDER_HOLD_SECONDS: count(900).describe('how long a reservation waits for its payment'),
  MAX_LIVE_HOLDS: count(10).describe('how many unpaid reservations one person may have at a time'),
});

export type OrdersConfig = z.infer<typeof ordersConfig>;
