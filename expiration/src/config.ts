import { commonConfig } from '@ticketing/common/service';
import type { z } from 'zod';

export const expirationConfig = commonConfig;

export type ExpirationConfig = z.infer<typeof expirationConfig>;
