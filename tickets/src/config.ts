import { commonConfig } from '@ticketing/common/service';
import { z } from 'zod';

const settings = commonConfig.extend({
  S3_BUCKET: z.string().min(3).optional().describe('where images are kept, in a store that speaks S3'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('its address; without it, Amazon'),
  S3_REGION: z.string().default('us-east-1').describe('its region'),
  S3_ACCESS_KEY: z.string().optional().describe('its access key'),
  S3_SECRET_KEY: z.string().optional().describe('its secret key'),
  IMAGE_FOLDER: z
    .string()
    .optional()
    .describe('where images are kept without S3_BUCKET; for one replica alone'),
  SELLERS_MUST_CONFIRM: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: who has not confirmed their e-mail address lists nothing'),
});

/** With neither, the shop runs and takes no images. */
export const ticketsConfig = settings.superRefine((config, context) => {
  if (config.S3_BUCKET === undefined) return;
  for (const key of ['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const) {
    if (config[key] !== undefined) continue;
    context.addIssue({ code: 'custom', path: [key], message: 'must be there when S3_BUCKET is' });
  }
});

export type TicketsConfig = z.infer<typeof ticketsConfig>;
