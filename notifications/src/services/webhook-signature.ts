import { createHash, createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** The same event for the same webhook has the same id, however often it is received and sent. */
export const messageId = (eventId: string, webhookId: string): string =>
  `msg_${createHash('sha256').update(`${eventId}/${webhookId}`).digest('hex').slice(0, 32)}`;

const signature = (secret: string, text: string) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(text)
    .digest('base64')}`;

/** By the Standard Webhooks specification: one signature for each secret that is valid. */
export const signedHeaders = (id: string, at: Date, body: string, secrets: readonly string[]) => {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => signature(secret, `${id}.${timestamp}.${body}`)).join(' '),
  };
};
