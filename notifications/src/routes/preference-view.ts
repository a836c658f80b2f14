import { z } from 'zod';
import type { MailPreferences } from '../models/preferences.ts';

export const preferenceView = z.object({
  mail: z.object({
    purchases: z.literal(true),
    reminders: z.boolean(),
    changes: z.boolean(),
    sales: z.boolean(),
  }),
});

export const toPreferenceView = (mail: MailPreferences): z.infer<typeof preferenceView> => ({
  mail: { purchases: true, ...mail },
});
