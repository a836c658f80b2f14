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
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('sends the mails, smtps://user:password@host:465; without it they are kept for a day'),
  MAIL_FROM: z.string().default('Ticketing <no-reply@ticketing.dev>').describe('whom the mails are from'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://ticketing.dev')
    .transform((url) => url.replace(/\/+$/, ''))
    .describe('the web app, where the links in mails lead'),
  DEV_MAIL: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true shows the kept mails at /dev/mail to everybody: on your own machine only'),
  ALLOW_LOCAL_WEBHOOKS: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true only on your own machine: webhooks may be http, at any port, and on the machine itself'),
});

export type NotificationsConfig = z.infer<typeof notificationsConfig>;
