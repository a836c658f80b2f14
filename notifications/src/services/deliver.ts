import { crashPoint } from '@ticketing/common/base';
import type { Message } from '../domain/message.ts';
import type { Messages } from '../models/messages.ts';

/** Writes down what people learn of an event, then wakes who sends. */
export type Deliver = (messages: readonly Message[]) => Promise<void>;

export const deliverBy =
  (messages: Messages, wake: () => void): Deliver =>
  async (some) => {
    await messages.insert(some);
    crashPoint('notifications.written.beforeWake');
    if (some.some(({ nextAt, digest }) => nextAt ?? digest)) wake();
  };
