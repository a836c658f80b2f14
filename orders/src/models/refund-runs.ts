import { type Clock, isDuplicateKey, NotFoundError } from '@ticketing/common/base';
import { toState } from '@ticketing/common/messaging';
import { type Connection, type mongo, Schema, Types } from 'mongoose';
import type { Counted, Progress, RefundRun } from '../domain/refund-run.ts';

type Stored = Omit<RefundRun, 'id'> & { _id: string };

const schema = new Schema(
  { _id: String, ticketId: String, opened: String, status: String, nextAt: Date },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ ticketId: 1, opened: -1 });
schema.index({ nextAt: 1 }, { partialFilterExpression: { status: 'open' } });

/** More than a bite takes: should a process end, another goes on after this. */
const leaseMs = 5000;

type NewRun = Pick<RefundRun, 'id' | 'ticketId' | 'kind' | 'admitted' | 'orderIds'>;

interface PageOptions {
  ticketId: string;
  limit: number;
  cursor?: string;
}

export type RefundRuns = ReturnType<typeof refundRunModel>;

export const refundRunModel = (db: Connection, clock: Clock) => {
  const runs = db.model('RefundRun', schema, 'refund_runs').collection as unknown as mongo.Collection<Stored>;
  const leased = () => new Date(clock().getTime() + leaseMs);

  const ifAny = async (id: string) => {
    const found = await runs.findOne({ _id: id });
    return found ? toState<RefundRun>(found) : undefined;
  };

  /** False: somebody else looks after it now. */
  const moveTo = async (run: RefundRun, nextAt: Date): Promise<boolean> => {
    const before = { _id: run.id, status: 'open', nextAt: run.nextAt } as mongo.Filter<Stored>;
    const { matchedCount } = await runs.updateOne(before, { $set: { nextAt } });
    if (matchedCount === 1) run.nextAt = nextAt;
    return matchedCount === 1;
  };

  return {
    ifAny,
    find: async (id: string): Promise<RefundRun> => {
      const run = await ifAny(id);
      if (!run) throw new NotFoundError();
      return run;
    },

    /** The same once more is the first one. */
    open: async ({ id, ...run }: NewRun): Promise<RefundRun> => {
      const at = clock();
      const opened = new Types.ObjectId().toHexString();
      const stored = { _id: id, ...run, at, opened, status: 'open' as const, nextAt: at };
      try {
        await runs.insertOne(stored);
        return toState<RefundRun>(stored);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return toState<RefundRun>((await runs.findOne({ _id: id })) as Stored);
      }
    },

    /** Newest first, those after the cursor. */
    page: async ({ ticketId, limit, cursor }: PageOptions): Promise<RefundRun[]> => {
      const filter = { ticketId, ...(cursor ? { opened: { $lt: cursor } } : {}) };
      const found = await runs.find(filter).sort({ opened: -1 }).limit(limit).toArray();
      return found.map((run) => toState<RefundRun>(run));
    },

    /** The open ones that nobody looks after, those first that have waited longest. */
    due: async (limit: number): Promise<RefundRun[]> => {
      const filter = { status: 'open' as const, nextAt: { $lte: clock() } };
      const found = await runs.find(filter).sort({ nextAt: 1 }).limit(limit).toArray();
      return found.map((run) => toState<RefundRun>(run));
    },

    /** For the time of a lease it is this process's, from now. */
    take: (run: RefundRun) => moveTo(run, leased()),
    rest: moveTo,
    gathered: (id: string) => runs.updateOne({ _id: id }, { $set: { gathered: true } }),

    /** For whoever asks next, at whichever replica. */
    keepCount: (id: string, counted: Counted) =>
      runs.updateOne({ _id: id, status: 'open' }, { $set: { counted } }),

    /** Unless something came that it must take on, too. */
    end: (run: RefundRun, { refunded, left }: Progress) =>
      runs.updateOne({ _id: run.id, status: 'open', nextAt: run.nextAt } as mongo.Filter<Stored>, {
        $set: { status: 'done', doneAt: clock(), end: { refunded, left } },
        $unset: { nextAt: '', counted: '' },
      }),

    /** Something came late: it is not over, or not yet. */
    goOn: (id: string) =>
      runs.updateOne(
        { _id: id },
        { $set: { status: 'open', nextAt: clock() }, $unset: { doneAt: '', end: '' } },
      ),
  };
};
