import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { Clock } from '../../base/clock.ts';
import { isDuplicateKey } from '../../base/errors/index.ts';
import type { Bus } from '../bus/bus.ts';
import { markSubject } from './repair-events.ts';

const claimMs = 30_000;
/** A mark is put anew before the broker's retention may take the old one. */
const freshMs = 24 * 3600_000;

interface Mark {
  _id: 'broker';
  mark: string;
  at: Date;
  claimedBy?: string;
  claimedUntil?: Date;
}

const schema = new Schema<Mark>(
  { _id: String, mark: String, at: Date, claimedBy: String, claimedUntil: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

export type BrokerMarks = ReturnType<typeof brokerMarks>;

/**
 * A mark that a service left on the broker and remembers in its database: a broker that has it not any
 * more has lost its store. One of the replicas claims what is then to be done.
 */
export const brokerMarks = (
  service: string,
  db: Connection,
  bus: Pick<Bus, 'publish' | 'history'>,
  clock: Clock,
) => {
  const marks = db.model<Mark>('BrokerMark', schema, 'broker-marks');
  const subject = markSubject(service);
  const claimedBy = randomUUID();
  const later = () => new Date(clock().getTime() + claimMs);

  /** Those who put one at the same time: whichever is remembered, the broker has it. */
  const renew = async () => {
    const mark = randomUUID();
    await bus.publish({ subject, id: `${subject}/${mark}`, body: JSON.stringify({ data: { mark } }) });
    const change = { $set: { mark, at: clock() }, $unset: { claimedBy: '', claimedUntil: '' } };
    await marks.updateOne({ _id: 'broker' }, change, { upsert: true }).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
    });
  };

  return {
    renew,

    async look(): Promise<'there' | 'lost' | 'never left'> {
      const known = await marks.findById('broker').lean<Mark>();
      if (!known) return 'never left';
      const left = known.mark === '' ? [] : await bus.history(subject);
      const found = left.some(({ body }) => JSON.parse(body).data.mark === known.mark);
      if (found && clock().getTime() - known.at.getTime() > freshMs) await renew();
      return found ? 'there' : 'lost';
    },

    async claim(): Promise<boolean> {
      const free = {
        $or: [{ claimedUntil: { $exists: false } }, { claimedUntil: { $lt: clock() } }, { claimedBy }],
      };
      const claim = {
        $set: { claimedBy, claimedUntil: later() },
        $setOnInsert: { mark: '', at: clock() },
      };
      try {
        await marks.updateOne({ _id: 'broker', ...free }, claim, { upsert: true });
        return true;
      } catch (error) {
        // another replica has it
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async keepClaim(): Promise<void> {
      await marks.updateOne({ _id: 'broker', claimedBy }, { $set: { claimedUntil: later() } });
    },

    async forget(): Promise<void> {
      await marks.updateOne({ _id: 'broker' }, { $set: { mark: '' } });
    },
  };
};
