import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@ticketing/common/base';
import type { OrderStatus } from '@ticketing/common/contracts';
import type { Connection, mongo } from 'mongoose';
import { cancelForEvent } from '../domain/hold.ts';
import type { Order } from '../domain/order.ts';
import { type Progress, type RefundRun, refundInRun } from '../domain/refund-run.ts';
import { type Orders, progressIndex } from './orders.ts';

const maxHolds = 100;
const maxGathered = 25;
/** Others read in between, and wait no longer than for so many. */
const maxCounted = 50;
const countPauseMs = 20;

type Stored = Omit<Order, 'id'> & { _id: string };
interface Counted {
  _id: { status: OrderStatus; left?: true | null };
  count: number;
  last: string;
}

type Taker = Pick<RefundRun, 'id' | 'admitted'>;

const tally = { _id: { status: '$status', left: '$refundLeft' }, count: { $sum: 1 }, last: { $max: '$_id' } };
const inside = 'admitted';
const none: Progress = { refunded: 0, pending: 0, waiting: 0, left: 0 };
const places: Partial<Record<OrderStatus, Exclude<keyof Progress, 'left'>>> = {
  complete: 'waiting',
  'refund:pending': 'pending',
  refunded: 'refunded',
};

export type RunOrders = ReturnType<typeof runOrders>;

/** The orders of refund runs: what a run takes on, asks back, and how far it is. */
export const runOrders = (db: Connection, orders: Orders, clock: Clock) => {
  const documents = db.collection('orders') as unknown as mongo.Collection<Stored>;

  /** Of an order that no run has taken on. That one was left out of another does not keep it from this. */
  const free = { $or: [{ refundRun: { $exists: false } }, { refundLeft: true as const }] };

  const leaveOut = ({ id, admitted }: Taker, among: mongo.Filter<Stored>) =>
    admitted
      ? undefined
      : documents.updateMany(
          { ...among, status: 'complete', 'passes.status': inside },
          { $set: { refundRun: id, refundLeft: true } },
        );

  const takeOn = async (run: Taker, ids: string[]) => {
    const these = { _id: { $in: ids }, ...free };
    await leaveOut(run, these);
    const meant = run.admitted ? {} : { 'passes.status': { $ne: inside } };
    await documents.updateMany({ ...these, ...meant, status: 'complete' } as mongo.Filter<Stored>, {
      $set: { refundRun: run.id },
      $unset: { refundLeft: '' },
    });
  };

  const countSome = (id: string, after: string) =>
    documents
      .aggregate<Counted>(
        [
          { $match: { refundRun: id, _id: { $gt: after } } },
          { $sort: { _id: 1 } },
          { $limit: maxCounted },
          { $group: tally },
        ],
        { hint: progressIndex },
      )
      .toArray();

  const countRun = async (id: string): Promise<Progress> => {
    const progress = { ...none };
    for (let after = '', isEnd = false; !isEnd; ) {
      let found = 0;
      for (const { _id, count, last } of await countSome(id, after)) {
        const place = _id.left ? 'left' : places[_id.status];
        if (place) progress[place] += count;
        if (last > after) after = last;
        found += count;
      }
      isEnd = found < maxCounted;
      if (!isEnd) await sleep(countPauseMs);
    }
    return progress;
  };

  return {
    takeOn,

    /** Some of those paid when it was opened, behind this id; where it ended, or nothing. */
    gather: async (run: RefundRun, after: string): Promise<string | undefined> => {
      const { ticketId, orderIds, at } = run;
      const found = await documents
        .find({
          ticketId,
          status: 'complete',
          _id: { $gt: after, ...(orderIds ? { $in: orderIds } : {}) },
          // of an event that is cancelled also who paid since
          ...(run.kind === 'event'
            ? {}
            : { history: { $elemMatch: { status: 'complete', at: { $lte: at } } } }),
        } as mongo.Filter<Stored>)
        .project<{ _id: string }>({ _id: 1 })
        .sort({ _id: 1 })
        .limit(maxGathered)
        .toArray();
      const ids = found.map(({ _id }) => _id);
      if (ids.length > 0) await takeOn(run, ids);
      return ids.at(-1);
    },

    /** Asks for some of the money; false: there is none that is not asked for. */
    request: async (run: RefundRun, limit: number): Promise<boolean> => {
      const waiting = { refundRun: run.id, status: 'complete' as const, refundLeft: { $exists: false } };
      const { found, changed, all } = await orders.changeFound({ filter: waiting, limit }, (order) =>
        refundInRun(run, order, clock()),
      );
      // nobody else was quicker: somebody was let in since. Looked at each time, the more there are the slower
      if (found > 0 && all && changed.length === 0) await leaveOut(run, waiting as mongo.Filter<Stored>);
      return found > 0;
    },

    /** Of those asked for since then. */
    countPending: (id: string, since: Date, atMost: number) => {
      const status = 'refund:pending';
      const asked = { history: { $elemMatch: { status, at: { $gt: since } } } };
      return documents.countDocuments({ refundRun: id, status, ...asked } as mongo.Filter<Stored>, {
        limit: atMost,
      });
    },

    /** Ends some of the holds of a listing whose event is cancelled; false: there are none. */
    cancelHolds: async (ticketId: string): Promise<boolean> => {
      const held = { ticketId, live: true, holdNumber: { $exists: true } };
      const { found } = await orders.changeFound({ filter: held, limit: maxHolds }, (order) =>
        cancelForEvent(order, clock()),
      );
      return found > 0;
    },

    count: async (ids: readonly string[]): Promise<Map<string, Progress>> => {
      const counted = new Map<string, Progress>();
      for (const id of ids) counted.set(id, await countRun(id));
      return counted;
    },
  };
};
