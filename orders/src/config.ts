import { commonConfig, passKeys, sealingKeys } from '@ticketing/common/service';
import { z } from 'zod';

const count = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

export const ordersConfig = commonConfig.extend({
  ORDER_HOLD_SECONDS: count(900).describe('how long a reservation waits for its payment'),
  PASS_KEY: passKeys.describe(
    'signs passes; Ed25519 in PEM, several one after the other while they are rotated, the first signs',
  ),
  MAIL_KEY: sealingKeys.describe(
    'seals the passes in mails on their way to notifications; a comma separated list while it is rotated',
  ),
  MAX_LIVE_HOLDS: count(10).describe('how many unpaid reservations one person may have at a time'),
});

export type OrdersConfig = z.infer<typeof ordersConfig>;
