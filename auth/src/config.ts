import { commonConfig, sealingKeys, signingKeys } from '@ticketing/common/service';
import { z } from 'zod';

const settings = commonConfig.extend({
  JWT_KEY: signingKeys.describe(
    'signs sessions; PEM, several one after the other while they are rotated, the first signs',
  ),
  MAIL_KEY: sealingKeys.describe(
    'seals the links in mails on their way to notifications; a comma separated list while it is rotated',
  ),
  ADMIN_EMAIL: z
    .email()
    .optional()
    .describe('who becomes admin by signing up or in, as long as there is none'),
});

/** What nobody can verify is not signed. */
export const authConfig = settings.superRefine(({ JWT_KEY, JWT_PUBLIC_KEY }, context) => {
  const known = JWT_PUBLIC_KEY.map(({ kid }) => kid);
  const first = JWT_KEY.find((key) => 'kid' in key);
  if (!first || known.includes(first.kid)) return;
  context.addIssue({
    code: 'custom',
    path: ['JWT_KEY'],
    message:
      `the public half of its first private key (kid ${first.kid}) is not in JWT_PUBLIC_KEY (kid ${known.join(', ')}), ` +
      'so no service would accept what it signs; it must be there, here and in every service',
  });
});

export type AuthConfig = z.infer<typeof authConfig>;
