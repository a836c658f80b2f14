import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

export const expirationConfig = commonConfig.extend({
  REDIS_HOST: z
    .string()
    .optional()
    .describe('keeps the timers for all replicas; without it each polls the deadlines four times a second'),
});

export type ExpirationConfig = z.infer<typeof expirationConfig>;
