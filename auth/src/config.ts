import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

export const authConfig = commonConfig.extend({
  ADMIN_EMAIL: z
    .email()
    .optional()
    .describe('who becomes admin by signing up or in, as long as there is none'),
});

export type AuthConfig = z.infer<typeof authConfig>;
