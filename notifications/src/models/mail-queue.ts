import type { Clock } from '@ticketing/common/base';
import { toState } from '@ticketing/common/messaging';
import type { Message } from '../domain/message.ts';
import type { MailOutcome } from '../metrics.ts';
import type { Messages } from './messages.ts';

/** More than connecting, sending and being answered may take. */
export const leaseMs = 90_000;

export type MailQueue = ReturnType<typeof mailQueue>;

/** The messages whose mail is still to be sent. */
export const mailQueue = (
  { documents }: Messages,
  clock: Clock,
  observe: (outcome: MailOutcome) => void = () => {},
) => {
  const end = (id: string, mail: 'sent' | 'dropped' | 'failed', reason?: string) =>
    documents.updateOne(
      { _id: id },
      {
        $set: { mail, mailedAt: clock(), ...(reason ? { reason } : {}) },
        $unset: { nextAt: '', sealed: '' },
      },
    );

  const observed = async (outcome: MailOutcome, write: Promise<{ modifiedCount: number }>) => {
    if ((await write).modifiedCount === 1) observe(outcome);
  };

  const waiting = async (filter: object, limit: number) => {
    const found = await documents
      .find({ nextAt: { $exists: true, ...filter } })
      .sort({ nextAt: 1 })
      .limit(limit)
      .toArray();
    return found.map((stored) => toState<Message>(stored));
  };

  return {
    /** Of the mails that are still tried, how long the oldest has not been taken. */
    oldestFailureSeconds: async (): Promise<number> => {
      const [oldest] = await documents
        .find({ nextAt: { $exists: true }, failingSince: { $exists: true } })
        .sort({ failingSince: 1 })
        .limit(1)
        .toArray();
      return oldest?.failingSince ? (clock().getTime() - oldest.failingSince.getTime()) / 1000 : 0;
    },
    count: () => documents.countDocuments({ nextAt: { $exists: true } }),
    due: (limit: number) => waiting({ $lte: clock() }, limit),
    upcoming: (before: Date, limit: number) => waiting({ $gt: clock(), $lt: before }, limit),
    /** False: somebody else was first. Should this process end now, it is due again after the lease. */
    take: async ({ id, nextAt }: Message): Promise<boolean> => {
      const leased = new Date(clock().getTime() + leaseMs);
      const taken = await documents.updateOne(
        { _id: id, nextAt: nextAt as Date },
        { $set: { nextAt: leased }, $inc: { attempts: 1 } },
      );
      return taken.matchedCount === 1;
    },
    /** Its time has not come: nothing was tried. */
    putOff: (id: string, nextAt: Date) =>
      documents.updateOne({ _id: id }, { $set: { nextAt }, $inc: { attempts: -1 } }),
    tryAgain: (id: string, nextAt: Date, reason: string) =>
      observed(
        'retried',
        documents.updateOne({ _id: id }, { $set: { nextAt, reason }, $min: { failingSince: clock() } }),
      ),
    sent: (id: string) => observed('sent', end(id, 'sent')),
    dropped: (id: string, reason: string) => end(id, 'dropped', reason),
    failed: (id: string, reason: string) => observed('failed', end(id, 'failed', reason)),
  };
};
