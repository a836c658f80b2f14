import { commonConfig, sealingKeys } from '@ticketing/common/service';
import { z } from 'zod';

export const notificationsConfig = commonConfig.extend({
  MAIL_KEY: sealingKeys.describe(
    'opens the links that auth seals; a comma separated list while it is rotated',
  ),
  REDIS_HOST: z
    .string()
    .optional()
    .describe('keeps the timers for all replicas; without it each polls four times a second'),
  ALLOW_LOCAL_WEBHOOKS: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true only on your own machine: webhooks may be http, at any port, and on the machine itself'),
});

export type NotificationsConfig = z.infer<typeof notificationsConfig>;
