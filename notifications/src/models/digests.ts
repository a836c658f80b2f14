import type { Clock } from '@ticketing/common/base';
import { newMessage, waitingForDigest } from '../domain/message.ts';
import type { Messages } from './messages.ts';

const hourMs = 3600_000;
/** After the hour's end, so that no replica with a clock of its own still adds to it. */
const afterHourMs = 60_000;

export type Digests = ReturnType<typeof digestModel>;

/** Sellers learn of their sales by one mail an hour at most. */
export const digestModel = (messages: Messages, clock: Clock) => ({
  /** Each sale that waits goes into its seller's mail of this hour. */
  open: async (): Promise<void> => {
    const sellers: string[] = await messages.documents.distinct('userId', { digest: waitingForDigest });
    const hour = new Date(Math.floor(clock().getTime() / hourMs) * hourMs);
    const nextAt = new Date(hour.getTime() + hourMs + afterHourMs);
    for (const seller of sellers) {
      const cause = { id: `sales/${hour.toISOString()}`, at: hour };
      const digest = newMessage(cause, 'sales-digest', seller, { facts: {}, link: '/account', nextAt });
      await messages.insert([digest]);
      await messages.takeForDigest(seller, digest.id);
    }
  },
});
