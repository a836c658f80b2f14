import { randomUUID } from 'node:crypto';
import type { Service } from '../../api/services.ts';
import type { Shop } from './start-shop.ts';

/** The last listing's event, as if that service had given up on it. */
export const deadLetter = async ({ bus }: Shop, service: Service, error: string): Promise<void> => {
  if (!bus) throw new Error('The shop runs over a real broker');
  const subject = 'ticket:created';
  const { body, sequence } = (await bus.history(subject)).at(-1) ?? {};
  const id = `${subject}/${randomUUID()}`;
  const letter = { id, service, subject, sequence, error, attempts: 5, at: new Date().toISOString(), body };
  await bus.publish({ subject: `dlq.${service}`, id: `dlq.${service}/${id}`, body: JSON.stringify(letter) });
};
