import { randomUUID } from 'node:crypto';
import type { Message } from 'node-nats-streaming';
import type { Delivery } from './bus.ts';
import { BusUnavailableError } from './bus-unavailable-error.ts';
import { bookmark, isBookmark } from './stan-bookmark.ts';
import type { StanConnection } from './stan-connection.ts';

export const stanHistory = async (
  { stan, publish, lost }: StanConnection,
  subject: string,
): Promise<Delivery[]> => {
  const end = bookmark(randomUUID());
  await publish(subject, end);
  const history: Delivery[] = [];
  const subscription = stan.subscribe(subject, stan.subscriptionOptions().setDeliverAllAvailable());
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: unknown) => reject(new BusUnavailableError(`Could not read ${subject}`, { cause }));
    subscription.on('error', fail);
    subscription.on('timeout', fail);
    lost.then(fail);
    subscription.on('message', (message: Message) => {
      const body = String(message.getData());
      if (body === end) resolve();
      else if (!isBookmark(body)) {
        history.push({ subject, body, sequence: message.getSequence(), redelivered: false });
      }
    });
  });
  subscription.close();
  return history;
};
